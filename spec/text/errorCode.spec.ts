import { expect, it } from 'vitest';
import { errorCode } from '../../src/text/errorCode.js';

it.each([
  { error: Object.assign(new Error('no'), { code: 'ENOENT' }), code: 'ENOENT' },
  { error: Object.assign(new Error('no'), { code: 7 }), code: undefined },
  { error: new Error('no'), code: undefined },
  { error: { code: 'ENOENT' }, code: undefined },
])('is the code that an error of the system has: $code', ({ error, code }) => {
  expect(errorCode(error)).toBe(code);
});

import { describe, expect, it } from 'vitest';
import { oneOf, portNumber } from '../../../src/commands/values/flagValues.js';

describe('oneOf', () => {
  it('takes one of the words', () => {
    expect(oneOf('auto', 'off')('off', 'progress')).toBe('off');
  });
});

describe('portNumber', () => {
  it.each([1, 8080, 65_535])('takes %s', (port) => {
    expect(portNumber(`${port}`, 'serve')).toBe(port);
  });
});

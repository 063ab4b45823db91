import { expect, it } from 'vitest';
import { textOf } from '../../src/prompt/textOf.js';
import { marbles } from '../support/marbles.js';

it(
  'emits its text at once, the same for every row',
  marbles((m) => {
    const source = textOf('prompt', 'Hi {{name}}');
    m.expect(source.load({ name: 'Ada' })).toBeObservable('(t|)', {
      t: { name: 'prompt', text: 'Hi {{name}}' },
    });
    expect(source.load({})).toBe(source.load({ name: 'Ada' }));
  }),
);

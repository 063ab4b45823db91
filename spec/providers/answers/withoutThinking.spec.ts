import { describe, expect, it } from 'vitest';
import { withoutThinking } from '../../../src/providers/answers/withoutThinking.js';

describe('withoutThinking', () => {
  it.each([
    { output: '<think>Hm.</think>\n\n42', answer: '42', reasoning: 'Hm.' },
    { output: ' \n<think>\nHm.\n\nOh.\n</think>42\n', answer: '42\n', reasoning: 'Hm.\n\nOh.' },
    { output: 'Hm.\n</think>\n\n42', answer: '42', reasoning: 'Hm.' },
    { output: '<think>\n\n</think>\n\n42', answer: '42', reasoning: undefined },
  ])('takes the block out of $output', ({ output, answer, reasoning }) => {
    expect(withoutThinking({ output })).toEqual({ output: answer, reasoning });
  });

  it('adds the block to what the provider showed apart', () => {
    expect(withoutThinking({ output: '<think>b</think>c', reasoning: 'a' })).toEqual({
      output: 'c',
      reasoning: 'a\n\nb',
    });
  });

  it.each([
    '42',
    'The tag <think> opens, </think>\n closes.',
    'It ends with </think>, they say.',
    '',
  ])('leaves alone what only speaks of it: %s', (output) => {
    const completion = { output };
    expect(withoutThinking(completion)).toBe(completion);
  });

  it.each([
    '<think>Hm. And then',
    '<think>Hm.</think>\n',
  ])('keeps %s, which is no answer, and warns', (output) => {
    expect(withoutThinking({ output, warnings: ['cut'] })).toEqual({
      output,
      warnings: ['cut', 'The model wrote no answer, only what it thought'],
    });
  });
});

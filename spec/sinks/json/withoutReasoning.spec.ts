import { describe, expect, it } from 'vitest';
import { withoutReasoning } from '../../../src/sinks/json/withoutReasoning.js';

const LONG = 'x'.repeat(300);

describe('withoutReasoning', () => {
  it.each([
    ['nothing', 'An answer.', 'An answer.'],
    ['thoughts in front', '<think>Maybe.</think> Yes.', ' Yes.'],
    ['thoughts in between', 'One <think>or two</think>and <THINKING>so</THINKING>three.', 'One and three.'],
    ['thoughts of another kind', '[THINK]Maybe.[/THINK]Yes.', 'Yes.'],
    ['thoughts of that kind in between', 'One [THINK]or two[/THINK]two.', 'One two.'],
    ['thoughts whose start is missing', 'Maybe.</think>Yes.', 'Yes.'],
    ['all in front of thoughts whose start is missing', 'a<think>b</think>c</think>d', 'd'],
    ['thoughts inside of thoughts', 'a<think>b<reasoning>c</think>d', 'ad'],
    ['thoughts without end', 'Yes.\n \t<think>No', 'Yes.\n \t'],
    ['nothing but thoughts', '<scratchpad>Hm', ''],
  ])('takes away %s', (_, answer, text) => {
    expect(withoutReasoning(answer)).toBe(text);
  });

  it.each([
    `The <think> tag ${LONG}`,
    `The <think> tag is it.\n`,
    `${LONG} <think> ${LONG}`,
    'Not <thinker>, nor <b>this</b>.',
  ])('leaves alone a tag that is a word of the answer: %j', (answer) => {
    expect(withoutReasoning(answer)).toBe(answer);
  });
});

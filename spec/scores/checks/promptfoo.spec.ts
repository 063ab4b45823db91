import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../src/scores/checks/answer.js';
import { promptfoo } from '../../../src/scores/checks/promptfoo.js';

const check = (expected: string, answer: string) =>
  promptfoo(expected)(answerOf(answer, { latencyMs: 1500, costUsd: 0.002 }));

describe('promptfoo', () => {
  it.each([
    ['Paris', 'Paris'],
    ['equals: Paris', 'Paris'],
    ['contains:km', '42 km'],
    ['icontains: KM', '42 km'],
    ['contains-all: a, b', 'b a'],
    ['contains-any: x, b', 'b a'],
    ['icontains-all: A, B', 'b a'],
    ['icontains-any: X, B', 'b a'],
    ['not-contains: sorry', 'fine'],
    ['not-icontains: SORRY', 'fine'],
    ['regex: ^\\d+$', '42'],
    ['starts-with: Yes', 'Yes, of course'],
    ['is-json', '{"a": 1}'],
    ['not-is-json', 'prose'],
    ['contains-json', 'so: {"a": 1}'],
    ['is-json: {"required": ["a"]}', '{"a": 1}'],
    ['levenshtein(2): colour', 'color'],
    ['latency(2000)', 'x'],
    ['cost(0.01)', 'x'],
    ['latency', 'latency'],
    ['note: this is a text', 'note: this is a text'],
  ])('reads %j, which %j passes', (expected, answer) => {
    expect(check(expected, answer)).toEqual({ score: 1, reason: '' });
  });

  it.each([
    ['Paris', 'Rome', "expected 'Paris', got 'Rome'"],
    ['not-contains: sorry', 'sorry!', "'not-contains: sorry' is not so"],
    ['levenshtein(0): colour', 'color', "1 edits from 'colour', more than 0"],
    ['latency(1000)', 'x', 'latency 1500 ms, more than 1000'],
    ['cost(0.001)', 'x', 'cost 0.002 USD, more than 0.001'],
    ['is-json: {"required": ["b"]}', '{"a": 1}', 'JSON does not fit the schema'],
  ])('reads %j, which %j does not pass', (expected, answer, reason) => {
    const outcome = check(expected, answer);
    expect(outcome.score).toBe(0);
    expect(outcome.reason).toContain(reason);
  });

  it.each([
    'llm-rubric: is polite',
    'grade: is polite',
    'javascript: output.length',
    'python: len(output)',
    'similar(0.8): a text',
    'not-similar: a text',
    'model-graded-closedqa: x',
    'file://check.py',
  ])('checks nothing for %j, and says so', (expected) => {
    const { score, reason } = check(expected, 'x');
    expect(score).toBeUndefined();
    expect(reason).toContain('is not checked here');
  });

  it('checks no latency that is not known', () => {
    expect(promptfoo('latency(1000)')(answerOf('x'))).toEqual({
      score: undefined,
      reason: 'the latency is not known',
    });
  });
});

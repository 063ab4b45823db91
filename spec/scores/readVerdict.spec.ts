import { describe, expect, it } from 'vitest';
import { readVerdict } from '../../src/scores/readVerdict.js';

describe('readVerdict', () => {
  it.each([
    ['pass', 1],
    ['**Fail.**', 0],
    ['YES', 1],
    ['Tie', 0.5],
    ['0.25', 0.25],
    ['1', 1],
    ['{"verdict": "pass"}', 1],
    ['{"pass": false}', 0],
    ['```json\n{"reason": "x", "score": 0.5}\n```', 0.5],
    ['It holds no source.\n\nVerdict: fail', 0],
    ['Well argued.\n**Score:** 1', 1],
    ['The answer is yes.', 1],
    ['It holds no source.\n\n0', 0],
    ['It holds no source.\n**Fail.**', 0],
    ['All there.\n- `pass`\n', 1],
  ])('reads %j as %d', (text, score) => {
    expect(readVerdict(text).score).toBe(score);
  });

  it('gives the reason of a judge that answers in JSON', () => {
    expect(readVerdict('{"reason": "No source.", "verdict": "fail"}')).toEqual({
      score: 0,
      reason: 'No source.',
    });
  });

  it.each([
    ['1', 0],
    ['3', 0.5],
    ['Rating: 4/5', 0.75],
    ['{"score": 5}', 1],
    ['Two of three sources.\n\n4', 0.75],
    ['Two of three sources.\n> **4.5 / 5**', 0.875],
  ])('puts %j of a scale from 1 to 5 at %d', (text, score) => {
    expect(readVerdict(text, { scale: { min: 1, max: 5 } }).score).toBe(score);
  });

  it('reads a scale whose best is the lower number', () => {
    expect(readVerdict('2', { scale: { min: 5, max: 1 } }).score).toBe(0.75);
  });

  it('knows no words but those it is given', () => {
    const words = new Map([
      ['first', 1],
      ['second', 0],
    ]);
    expect(readVerdict('First', { words }).score).toBe(1);
    expect(readVerdict('{"winner": "second"}', { words }).score).toBe(0);
    expect(readVerdict('pass', { words }).score).toBeUndefined();
  });

  it.each([
    '',
    'I like it.',
    '7',
    '-1',
    '{"other": 1}',
    '{"score": "high"}',
    'Verdict: maybe',
    'Well argued.\nI would say yes',
    'Well argued.\nThe score is 1',
    'Well argued.\n7',
    'Verdict: maybe\nVerdict: no idea',
    '1\nor perhaps not',
    'pass '.repeat(100),
  ])('reads no verdict in %j', (text) => {
    const { score, reason } = readVerdict(text);
    expect(score).toBeUndefined();
    expect(reason).toContain('no verdict in ');
    expect(reason).toMatch(/: a word or a number from \d to \d was expected$/);
  });
});

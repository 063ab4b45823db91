import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../src/scores/checks/answer.js';
import { ExpectationError, type Outcome } from '../../../src/scores/checks/check.js';
import { CHECK_KINDS } from '../../../src/scores/checks/checkKinds.js';

function check(kind: string, expected: string, answer: string): Outcome {
  const found = CHECK_KINDS[kind];
  if (found === undefined) throw new Error(`no check ${kind}`);
  return found(expected)(answerOf(answer));
}

const FENCED = 'Here you are:\n```json\n{"b": [1, 2], "a": "x"}\n```\nAnything else?';

describe('checks', () => {
  it.each([
    ['equals', 'Paris', 'Paris'],
    ['equals', 'Paris', '  Paris\r\n'],
    ['equals', 'a\r\nb', 'a\nb'],
    ['equals', '["Paris", "paris"]', 'paris'],
    ['equals', '["a"]', '["a"]'],
    ['equals', 'caf\u00e9', 'cafe\u0301'],
    ['contains', 'km', '42 km'],
    ['contains', '["a"]', 'holds ["a"] as it is'],
    ['icontains', 'KM', '42 Km'],
    ['all', '["a", "b"]', 'b and a'],
    ['all', 'a, b', 'a, b'],
    ['any', '["x", "b"]', 'abc'],
    ['not', '["sorry", "cannot"]', 'Of course.'],
    ['not', 'sorry', 'Of course.'],
    ['regex', '\\d+ km', 'it is 42 km'],
    ['regex', '/KM$/im', 'it is 42 km\nfar'],
    ['regex', '(?i)KM', '42 km'],
    ['number', '42', 'The answer is 42.'],
    ['number', '42', 'We have 3 x 14.\n#### 42'],
    ['number', '42', 'so \\boxed{42}, not 43'],
    ['number', '1234.5', 'About 1,234.5 in all'],
    ['number', '$1,234.50', '1234.5'],
    ['number', '-3e4', '-30000'],
    ['number', '−5', '-5'],
    ['number', '0.3', String(0.1 + 0.2)],
    ['number', '42 ± 0.5', '42.5'],
    ['number', '42 +- 0.5', '41.5'],
    ['number', '200 ± 1%', '202'],
    ['number', '200 +/- 1 %', '198'],
    ['number', '50%', '50 %'],
    ['number', '.5', 'it is .5'],
    ['number', '.5', '.5'],
    ['choice', 'B', 'B'],
    ['choice', 'B', 'b)'],
    ['choice', 'B', '(B) Paris'],
    ['choice', 'B', 'A is wrong, so the answer is B.'],
    ['choice', 'B', '**Answer: B**'],
    ['choice', 'C', 'A bee is no bird and (B) is out. (C)'],
    ['choice', '["A", "B"]', 'A. Rome'],
    ['choice', 'positive', 'Positive.'],
    ['json', '{"a": "x", "b": [1, 2]}', FENCED],
    ['json', '42', '42'],
    ['json', '{}', '{}'],
    ['schema', '{"type": "object", "required": ["a"]}', FENCED],
    ['similar', '["zzz", "color"]', 'color'],
    ['max_chars', '3', ' a😀b '],
  ])('%s: %j passes %j', (kind, expected, answer) => {
    expect(check(kind, expected, answer)).toEqual({ score: 1, reason: '' });
  });

  it.each([
    ['equals', 'Paris', 'paris', 0, "expected 'Paris', got 'paris'"],
    ['contains', 'km', '42 miles', 0, "does not hold 'km'"],
    ['icontains', 'KM', '42 miles', 0, "does not hold 'km'"],
    ['all', '["a", "b", "c", "d"]', 'c a', 0.5, "does not hold 'b', 'd'"],
    ['any', '["x", "y"]', 'abc', 0, "holds none of 'x', 'y'"],
    ['not', '["sorry", "cannot"]', 'I cannot', 0, "holds 'cannot'"],
    ['regex', '^\\d+$', '42 km', 0, "does not match '^\\d+$'"],
    ['number', '42', 'forty-two', 0, "no number, expected '42'"],
    ['number', '42 ± 0.5', '42.51', 0, "42.51 instead of '42 ± 0.5'"],
    ['number', '200 ± 1%', '202.1', 0, "202.1 instead of '200 ± 1%'"],
    ['number', '42', '42.0000001', 0, "42.0000001 instead of '42'"],
    ['choice', 'B', 'I would say A', 0, "chose 'a' instead of 'B'"],
    ['choice', 'B', 'The answer is (C).', 0, "chose 'c' instead of 'B'"],
    ['choice', 'positive', 'negative', 0, "chose 'negative' instead of 'positive'"],
    ['json', '{"a": "x", "b": [1, 3]}', FENCED, 2 / 3, "JSON differs at 'b.1'"],
    ['json', '{"a": "x"}', '{"a": "x", "extra": 1}', 0.5, "JSON differs at 'extra'"],
    ['json', '{"a": 1}', 'prose', 0, 'holds no JSON'],
    ['json', '{"a": 1}', '{"a": "1"}', 0, "JSON differs at 'a'"],
    ['schema', '{"type": "object", "required": ["c"]}', FENCED, 0, 'JSON does not fit the schema at #'],
    ['schema', '{"type": "object"}', 'prose', 0, 'holds no JSON'],
    ['similar', 'colour', 'color', 5 / 6, "0.83 like 'colour'"],
    ['max_chars', '3', 'abcd', 0, '4 characters, more than 3'],
  ])('%s: %j does not pass %j', (kind, expected, answer, score, reason) => {
    const outcome = check(kind, expected, answer);
    expect(outcome.score).toBeCloseTo(score, 12);
    expect(outcome.reason).toContain(reason);
  });

  it.each([
    ['regex', '(a', 'Invalid regular expression'],
    ['number', 'forty', 'the format is 42, 42 ± 0.5 or 42 ± 1%'],
    ['number', '42 ± -1', 'the format is 42, 42 ± 0.5 or 42 ± 1%'],
    ['json', '{a: 1}', 'it is no JSON'],
    ['max_chars', 'ten', 'a whole number is needed'],
    ['schema', '{"type": ', 'it is no JSON schema'],
    ['schema', 'nowhere.json', "there is no file 'nowhere.json'"],
    ['schema', '/etc/passwd', 'a schema must lie below the working directory'],
    ['schema', '../x.json', 'a schema must lie below the working directory'],
    ['schema', '{"$ref": "#/nowhere"}', 'the schema cannot be used'],
    ['schema', '{"type": "string", "pattern": "(a"}', 'the schema cannot be used'],
  ])('%s: %j is no expectation', (kind, expected, message) => {
    expect(() => check(kind, expected, '"text"')).toThrow(ExpectationError);
    expect(() => check(kind, expected, '"text"')).toThrow(message);
  });

  it('gives every score from 0 to 1 and a reason for all that is not 1, whatever the answer', () => {
    const expectations = {
      equals: 'a',
      all: '["a","b"]',
      number: '1',
      choice: 'A',
      json: '{"a":[1]}',
      similar: 'ab',
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.entries(expectations)),
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.string({ unit: fc.constantFrom('a', 'A', '1', '.', '(', '{', '"', '\\boxed{', '#### ') }),
        ),
        ([kind, expected], answer) => {
          const { score, reason } = check(kind, expected, answer);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
          expect(reason === '').toBe(score === 1);
        },
      ),
    );
  });

  it('takes little time for long answers made to take much', () => {
    const hostile = [
      '*'.repeat(200_000),
      ' '.repeat(200_000),
      '\\boxed{'.repeat(50_000),
      '('.repeat(200_000),
    ];
    for (const kind of ['number', 'choice', 'json', 'equals'] as const)
      for (const text of hostile) expect(check(kind, '1', `x${text}y`).score).toBe(0);
  });
});

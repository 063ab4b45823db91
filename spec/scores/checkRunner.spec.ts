import { describe, expect, it } from 'vitest';
import { checkRunner } from '../../src/scores/checkRunner.js';
import { answerOf } from '../../src/scores/checks/answer.js';
import { planChecks } from '../../src/scores/planChecks.js';

const HOSTILE = '^(a+)+$';
const SLOW = `${'a'.repeat(60)}!`;

function runner(columns: readonly string[], options = {}) {
  const run = checkRunner(planChecks(columns), { limitMs: 30, ...options });
  return (rows: readonly (readonly string[])[], output = SLOW) =>
    run(rows.map((cells) => ({ cells, answer: answerOf(output) })));
}

describe('checkRunner', () => {
  it('gives up one check of one row, and does the others, where one takes too long', () => {
    const run = runner(['expect.contains', 'expect.regex']);
    expect(
      run([
        ['a', 'a'],
        ['a', HOSTILE],
        ['x', ''],
      ]),
    ).toEqual([
      [
        { score: 1, reason: '' },
        { score: 1, reason: '' },
      ],
      [
        { score: 1, reason: '' },
        { score: undefined, reason: 'it took longer than 30 ms' },
      ],
      [{ score: 0, reason: "does not hold 'x'" }, undefined],
    ]);
  });

  it('tries no more once a check has taken too long in several rows', () => {
    const run = runner(['expect.regex'], { maxTimeouts: 2 });
    const outcomes = run(Array.from({ length: 1000 }, () => [HOSTILE])).flat();
    expect(outcomes.slice(0, 3).map((outcome) => outcome?.reason)).toEqual([
      'it took longer than 30 ms',
      'it took longer than 30 ms',
      'given up: it took longer than 30 ms in 2 rows',
    ]);
    expect(run([['a']])[0]?.[0]?.reason).toContain('given up');
  });

  it('bounds the time of schemas, of edit distances and of the patterns of promptfoo', () => {
    const pattern = JSON.stringify({ type: 'string', pattern: HOSTILE });
    expect(runner(['expect.schema'])([[pattern]], JSON.stringify(SLOW))[0]?.[0]?.score).toBeUndefined();
    expect(runner(['__expected'])([[`regex: ${HOSTILE}`]])[0]?.[0]?.score).toBeUndefined();
    const long = 'ab'.repeat(200_000);
    expect(runner(['expect.similar'])([[long]], `x${long}`)[0]?.[0]?.score).toBeUndefined();
  });

  it('says what is wrong with an expectation, and goes on', () => {
    const run = runner(['expect.number']);
    expect(run([['many'], ['1']], '1').flat()).toEqual([
      { score: undefined, reason: "the format is 42, 42 ± 0.5 or 42 ± 1%, got 'many'" },
      { score: 1, reason: '' },
    ]);
  });

  it('does not end by values that are nested too deeply', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const recursive = JSON.stringify({ items: { $ref: '#' } });
    const [outcome] = runner(['expect.schema'], { limitMs: 5000 })([[recursive]], deep)[0] ?? [];
    expect(outcome?.score).toBeUndefined();
  });

  it('checks nothing where there is no answer', () => {
    const run = checkRunner(planChecks(['expect']));
    expect(run([{ cells: ['a'], answer: undefined }])).toEqual([[undefined]]);
  });
});

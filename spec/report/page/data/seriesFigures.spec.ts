import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../bench/seededRandom.mjs';
import { seriesFigures } from '../../../../src/report/page/data/seriesFigures.js';
import { reportLayout } from '../../../../src/report/reportLayout.js';
import { rowReader } from '../../../../src/report/reportRow.js';
import { CaseTable } from '../../../../src/scores/compare/caseTable.js';
import { comparePlan } from '../../../../src/scores/compare/comparePlan.js';
import { comparison } from '../../../../src/scores/compare/comparison.js';
import { pageRows } from '../../support/pageRows.js';

const alone = { baseline: 'x', hasBaselineFile: false };
const cases = (series: string, scores: readonly number[]) =>
  scores.map((score, index) => ({ series, score, caseKey: `${index}` }));

/** What `compare` makes of the same rows. */
function compared(rows: readonly { series: string; score: number; caseKey: string }[]) {
  const table = new CaseTable();
  for (const { series, score, caseKey } of rows)
    table.add({
      ...{ parts: [series], caseKey, cluster: '', isAnswered: true, score },
      ...{ pass: undefined, label: undefined, latencyMs: undefined, costUsd: undefined },
    });
  const plan = comparePlan(['model', 'id', 'score'], { by: ['model'], tables: 1 });
  return comparison(table, plan, { baseline: 'x' }).sides.map(({ mean, difference }) => ({
    mean,
    difference,
  }));
}

describe('seriesFigures', () => {
  it('comes to the same as compare, whatever the scores', () => {
    const score = fc.constantFrom(0, 1, 0.5, 1 / 3, 2, -1);
    const kinds = [fc.constantFrom(0, 1), fc.constantFrom(0, 0.5, 1), fc.constant(1), score];
    const side = (series: string) =>
      fc
        .oneof(...kinds.map((kind) => fc.array(kind, { minLength: 1, maxLength: 40 })))
        .map((scores) => scores.map((value, index) => ({ series, score: value, caseKey: `${index % 31}` })));
    fc.assert(
      fc.property(side('x'), side('y'), side('z'), (...sides) => {
        const rows = sides.flat();
        const figures = seriesFigures(pageRows(rows), alone);
        expect(figures.map(({ score: mean, difference }) => ({ mean, difference }))).toEqual(compared(rows));
      }),
    );
  });

  it.each([
    { by: 'model' },
    { by: 'prompt' },
    { by: 'param.temperature' },
  ])('takes what asks the same question in other ways for one case, as compare does: by $by', ({ by }) => {
    const columns = ['provider', 'model', 'question', 'prompt', 'param.temperature', 'status', 'score'];
    const random = seededRandom(16);
    const cells = Array.from({ length: 160 }, (_, index) => [
      ...['api', index % 2 ? 'a' : 'b', `q${index >> 4}`, index & 2 ? 'long.txt' : 'short.txt'],
      ...[index & 4 ? '0' : '1', 'ok', random() < 0.3 ? '0' : '1'],
    ]);
    const table = new CaseTable();
    const plan = comparePlan(columns, { by: [by], tables: 1 });
    for (const row of cells) table.add(plan.read(row, ''));
    const { sides } = comparison(table, plan);

    const read = rowReader(columns, reportLayout(columns, { by }));
    const rows = pageRows(cells.map(read));
    const figures = seriesFigures(rows, { baseline: rows.series[0] ?? '', hasBaselineFile: false });
    expect(figures.map(({ score, difference }) => [score, difference])).toEqual(
      sides.map(({ mean, difference }) => [mean, difference]),
    );
  });

  it("gives a share its interval by Wilson's method", () => {
    const rows = pageRows(cases('x', [...Array(17).fill(1), 0, 0, 0]));
    const [figures] = seriesFigures(rows, alone);
    expect(figures?.score?.value).toBeCloseTo(0.85, 9);
    expect(figures?.score?.low).toBeCloseTo(0.64, 3);
    expect(figures?.score?.high).toBeCloseTo(0.948, 3);
  });

  it('reduces repeats to one value of a case first', () => {
    const rows = pageRows([...cases('x', [1, 1, 0.5]), ...cases('x', [0, 1, 0.5])]);
    expect(seriesFigures(rows, alone)[0]?.score?.value).toBeCloseTo(2 / 3, 9);
  });

  it('compares to the baseline on the cases that both have', () => {
    const rows = pageRows([...cases('x', [0, 0, 1, 1]), ...cases('y', [1, 0.5, 1])]);
    const [x, y] = seriesFigures(rows, alone);
    expect(x?.difference).toBeUndefined();
    expect(y?.difference?.value).toBeCloseTo(0.5, 9);
  });

  it('compares to the baseline file, series by series', () => {
    const rows = pageRows(cases('y', [1, 1, 0.5]), [...cases('y', [0, 0.5, 0]), ...cases('x', [1, 1, 1])]);
    const [y] = seriesFigures(rows, { baseline: '', hasBaselineFile: true });
    expect(y).toMatchObject({ rows: 3 });
    expect(y?.difference?.value).toBeCloseTo(2 / 3, 9);
  });

  it('counts rows, errors, latencies and costs', () => {
    const rows = pageRows([
      { latencyMs: 100, costUsd: 0.5 },
      { latencyMs: 300, costUsd: null },
      { latencyMs: null, costUsd: 0.25, status: 'e', note: 'no' },
    ]);
    expect(seriesFigures(rows, alone)[0]).toMatchObject({
      rows: 3,
      errors: 1,
      medianMs: 100,
      p95Ms: 300,
      costUsd: 0.75,
      score: undefined,
    });
  });

  it('knows no cost where none is known', () => {
    expect(seriesFigures(pageRows([{ costUsd: null }]), alone)[0]?.costUsd).toBeUndefined();
  });
});

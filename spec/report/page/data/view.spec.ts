import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  casesIn,
  EVERYTHING,
  fromHash,
  toHash,
  type View,
  type ViewContext,
} from '../../../../src/report/page/data/view.js';
import { pageRows } from '../../support/pageRows.js';

const rows = pageRows([
  { caseKey: 'a', series: 'x', answer: 'same', score: 1, latencyMs: 100, costUsd: 0.1 },
  { caseKey: 'a', series: 'y', answer: 'same', score: 1, latencyMs: 200, costUsd: 0.2 },
  { caseKey: 'b', series: 'x', answer: 'one', score: 1, latencyMs: 900, costUsd: 0.05 },
  { caseKey: 'b', series: 'y', answer: 'other', score: 0.2, latencyMs: 50, costUsd: 0.01 },
  { caseKey: 'c', series: 'x', answer: '', status: 'e', note: 'timeout after 30 s', latencyMs: 30_000 },
  { caseKey: 'c', series: 'y', answer: 'one', status: 'w', score: 0.5 },
]);
const [A, B, C] = [0, 1, 2];

const shown = (view: Partial<View>, context: Partial<ViewContext> = {}) => [
  ...casesIn(
    { ...EVERYTHING, baseline: 'x', ...view },
    { rows, found: undefined, labelOf: () => undefined, hasBaselineFile: false, ...context },
  ),
];

describe('casesIn', () => {
  it.each<{ view: Partial<View>; expected: number[] }>([
    { view: {}, expected: [A, B, C] },
    { view: { status: 'error' }, expected: [C] },
    { view: { status: 'warning' }, expected: [C] },
    { view: { status: 'error', series: 'y' }, expected: [] },
    { view: { error: 'timeout after # s' }, expected: [C] },
    { view: { error: 'another' }, expected: [] },
    { view: { slowerThanMs: 500 }, expected: [B, C] },
    { view: { slowerThanMs: 500, series: 'x', status: 'ok' }, expected: [B] },
    { view: { differ: true }, expected: [B, C] },
    { view: { worse: true }, expected: [B] },
    { view: { sort: 'slowest' }, expected: [C, B, A] },
    { view: { sort: 'dearest' }, expected: [A, B, C] },
    { view: { sort: 'worst' }, expected: [B, A, C] },
    { view: { label: 'none' }, expected: [A, B, C] },
    { view: { label: 'pass' }, expected: [] },
  ])('shows $expected for $view', ({ view, expected }) => {
    expect(shown(view)).toStrictEqual(expected);
  });

  it('shows the cases whose rows were found', () => {
    expect(shown({ search: 'x' }, { found: new Set([3]) })).toStrictEqual([B]);
    expect(shown({ search: 'x' }, { found: new Set() })).toStrictEqual([]);
  });

  it('shows the cases with a label', () => {
    const labelOf = (row: number) => (row === 5 ? 'fail' : undefined);
    expect(shown({ label: 'fail' }, { labelOf })).toStrictEqual([C]);
  });

  it('takes the mean of repeats for what a case comes to, as compare does', () => {
    const repeated = (caseKey: string, series: string, scores: readonly number[]) =>
      scores.map((score) => ({ caseKey, series, score }));
    const mixed = pageRows([
      ...[...repeated('a', 'x', [1, 0, 0.1]), ...repeated('a', 'y', [0.1, 0, 1])],
      ...[...repeated('b', 'x', [1, 0]), ...repeated('b', 'y', [0, 0])],
      ...[...repeated('c', 'x', [0, 0]), ...repeated('c', 'y', [1, 0])],
    ]);
    expect(shown({ worse: true }, { rows: mixed })).toStrictEqual([1]);
    expect(shown({ sort: 'worst' }, { rows: mixed })).toStrictEqual([1, 0, 2]);
  });

  it('takes it for worse that there is no answer any more, and nothing for what has no score beside one', () => {
    const x = { series: 'x' };
    const y = { series: 'y' };
    const mixed = pageRows([
      ...[
        { ...x, caseKey: 'a', score: 0.5 },
        { ...y, caseKey: 'a', status: 'e' as const },
      ],
      ...[
        { ...x, caseKey: 'b' },
        { ...y, caseKey: 'b', score: 0.5 },
      ],
      ...[
        { ...x, caseKey: 'c' },
        { ...y, caseKey: 'c', status: 'e' as const },
      ],
      ...[
        { ...x, caseKey: 'd', status: 'e' as const },
        { ...y, caseKey: 'd', status: 'e' as const },
      ],
      ...[
        { ...x, caseKey: 'e', score: 1 },
        { ...y, caseKey: 'e' },
      ],
    ]);
    expect(shown({ worse: true }, { rows: mixed })).toStrictEqual([0, 2]);
  });

  it('compares each series to itself where there is a baseline file', () => {
    const withOld = pageRows(
      [
        { caseKey: 'a', series: 'x', score: 0.5 },
        { caseKey: 'b', series: 'x', score: 1 },
      ],
      [
        { caseKey: 'a', series: 'x', score: 1 },
        { caseKey: 'b', series: 'x', score: 0 },
        { caseKey: 'b', series: 'y', score: 1 },
      ],
    );
    expect(shown({ worse: true }, { rows: withOld, hasBaselineFile: true })).toStrictEqual([0]);
  });
});

describe('toHash', () => {
  it('is empty for what is shown at first', () => {
    expect(toHash(EVERYTHING)).toBe('');
  });

  it('comes back as the same view', () => {
    const view = fc.record(
      {
        search: fc.string(),
        status: fc.constantFrom('', 'ok', 'warning', 'error') as fc.Arbitrary<View['status']>,
        series: fc.string(),
        error: fc.string(),
        slowerThanMs: fc.nat(),
        differ: fc.boolean(),
        worse: fc.boolean(),
        label: fc.constantFrom('', 'pass', 'fail', 'none') as fc.Arbitrary<View['label']>,
        sort: fc.constantFrom('', 'worst', 'slowest', 'dearest') as fc.Arbitrary<View['sort']>,
        baseline: fc.string(),
      },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(view, (some) => {
        expect(fromHash(`#${toHash(some)}`)).toStrictEqual(some);
      }),
    );
  });

  it.each([
    '#status=constructor',
    '#status=__proto__&sort=toString',
    '#slowerThanMs=NaN&slowerThanMs=x',
    '#x=y',
    '#%',
  ])('takes the address %s for one that shows everything, or nothing that is not', (hash) => {
    expect(() => shown(fromHash(hash))).not.toThrow();
    expect(fromHash(hash).slowerThanMs).toBe(0);
  });
});

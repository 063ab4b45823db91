import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Labels, labelsCsv } from '../../../../src/report/page/data/labels.js';
import { pageRows } from '../../support/pageRows.js';

/** A browser's storage. */
function storage(): Map<string, string> {
  const items = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
  });
  return items;
}

afterEach(() => vi.unstubAllGlobals());

describe('Labels', () => {
  it('are there again when the report is opened again, and not in another report', () => {
    storage();
    new Labels('one').set(['r1'], { verdict: 'pass' });
    expect(new Labels('one').of('r1')).toStrictEqual({ verdict: 'pass' });
    expect(new Labels('other').of('r1')).toStrictEqual({});
  });

  it('keep a note when the verdict is cleared, and go when both are', () => {
    storage();
    const labels = new Labels('one');
    labels.set(['r1'], { verdict: 'fail', note: 'too long' });
    labels.set(['r1'], { verdict: undefined });
    expect(labels.of('r1')).toStrictEqual({ verdict: undefined, note: 'too long' });
    labels.set(['r1'], { note: '' });
    expect(labels.of('r1')).toStrictEqual({});
  });

  it('are exported as CSV that a parser reads back', () => {
    const note = 'says "yes",\nthen more';
    const csv = labelsCsv([
      { id: 'r1', verdict: 'pass', note },
      { id: 'r2', note: 'a' },
    ]);
    expect(parse(csv, { columns: true })).toStrictEqual([
      { experiment_id: 'r1', label: 'pass', note },
      { experiment_id: 'r2', label: '', note: 'a' },
    ]);
  });

  it('say what was said of a row', () => {
    storage();
    const labels = new Labels('one');
    const rows = pageRows([{ id: 'r1' }, { id: 'r2' }]);
    labels.set([rows.labelKey(1)], { verdict: 'fail' });
    const verdictOf = labels.verdictsOf(rows);
    expect([verdictOf(0), verdictOf(1)]).toStrictEqual([undefined, 'fail']);
    expect(labels.given(rows)).toStrictEqual([{ id: 'r2', verdict: 'fail' }]);
  });

  it('belong to an answer: not to another one that the same row got in another run, nor to that of the baseline', () => {
    storage();
    const row = { id: 'r1', answer: 'Yes.' };
    const rows = pageRows([row], [row]);
    new Labels('one').set([rows.labelKey(0)], { verdict: 'pass' });
    const labels = new Labels('one');
    expect(labels.given(rows)).toStrictEqual([{ id: 'r1', verdict: 'pass' }]);
    expect(labels.verdictsOf(rows)(1)).toBeUndefined();
    expect(labels.given(pageRows([{ ...row, answer: 'No.' }]))).toStrictEqual([]);
  });

  it('are none of a row without an id', () => {
    storage();
    const labels = new Labels('one');
    const rows = pageRows([{ id: '' }, { id: '' }]);
    labels.set([rows.labelKey(0)], { verdict: 'pass' });
    expect(labels.given(rows)).toStrictEqual([]);
    expect(labels.verdictsOf(rows)(1)).toBeUndefined();
  });

  it.each(['{', 'null', '"x"'])('live on without a storage, and over one that holds %s', (held) => {
    vi.stubGlobal('localStorage', undefined);
    const labels = new Labels('one');
    labels.set(['r1'], { verdict: 'pass' });
    expect(labels.of('r1').verdict).toBe('pass');
    storage().set('parallamr:one', held);
    expect(new Labels('one').of('r1')).toStrictEqual({});
  });
});

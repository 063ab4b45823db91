import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Labels } from '../../../../src/report/page/data/labels.js';
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
    new Labels('one').set('r1', { verdict: 'pass' });
    expect(new Labels('one').of('r1')).toStrictEqual({ verdict: 'pass' });
    expect(new Labels('other').of('r1')).toStrictEqual({});
  });

  it('keep a note when the verdict is cleared, and go when both are', () => {
    storage();
    const labels = new Labels('one');
    labels.set('r1', { verdict: 'fail', note: 'too long' });
    labels.set('r1', { verdict: undefined });
    expect(labels.of('r1').note).toBe('too long');
    labels.set('r1', { note: '' });
    expect(labels.count).toBe(0);
  });

  it('are exported as CSV that a parser reads back', () => {
    storage();
    const labels = new Labels('one');
    labels.set('r1', { verdict: 'pass', note: 'says "yes",\nthen more' });
    expect(parse(labels.csv(), { columns: true })).toStrictEqual([
      { experiment_id: 'r1', label: 'pass', note: 'says "yes",\nthen more' },
    ]);
  });

  it('say what was said of a row', () => {
    storage();
    const labels = new Labels('one');
    labels.set('r2', { verdict: 'fail' });
    const verdictOf = labels.verdictsOf(pageRows([{ id: 'r1' }, { id: 'r2' }]));
    expect([verdictOf(0), verdictOf(1)]).toStrictEqual([undefined, 'fail']);
  });

  it('live on without a storage, and over one that holds something else', () => {
    vi.stubGlobal('localStorage', undefined);
    const labels = new Labels('one');
    labels.set('r1', { verdict: 'pass' });
    expect(labels.count).toBe(1);
    storage().set('parallamr:one', '{');
    expect(new Labels('one').count).toBe(0);
  });
});

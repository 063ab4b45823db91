import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowIds } from '../../../src/experiment.js';
import { annotationDigest } from '../../../src/sinks/resume/annotations.js';
import type { FinishedRows } from '../../../src/sinks/resume/finishedRows.js';
import { RowAccounts } from '../../../src/sinks/resume/rowAccounts.js';
import { isAmong, type RowMatcher, rowMatcher } from '../../../src/sinks/resume/rowMatcher.js';
import { idsOf as idsNamed } from '../support/rowIds.js';

type Counts = Readonly<Record<string, number>>;

/** What a name stands for: the id of a row that results have, which is kept in little room, or any other text. */
const IDS: readonly [form: string, idOf: (name: string) => string][] = [
  [
    'ids',
    (name) => {
      const digits = createHash('sha256').update(name).digest('hex').slice(0, 16);
      return name.startsWith('older ') ? digits : `r${digits}`;
    },
  ],
  ['names', (name) => name],
];

/** A file with so many rows under each id; `cells`: what the first of them hold in a column that is no part of an id. */
function journalOf(answers: Counts, errors: Counts = {}, cells: Record<string, string[]> = {}): FinishedRows {
  const accounts = new RowAccounts();
  let rows = 0;
  for (const [kind, isError] of [
    [answers, false],
    [errors, true],
  ] as const)
    for (const [id, count] of Object.entries(kind))
      for (let row = 0; row < count; row++, rows++) {
        const cell = cells[id]?.[row];
        accounts.add(id, isError, cell === undefined ? undefined : annotationDigest([cell]));
      }
  return { rows, accounts, jsonColumns: [], endOffset: 1 };
}

describe.each(IDS)('rowMatcher of %s', (_, idOf) => {
  const byId = <T>(entries: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(entries).map(([name, entry]) => [idOf(name), entry]));
  const journal = (answers: Counts, errors: Counts = {}, cells: Record<string, string[]> = {}) =>
    journalOf(byId(answers), byId(errors), byId(cells));
  const idsOf = (name: string, unaskedName?: string): RowIds => {
    const { experimentId, unaskedId, older } = idsNamed(name, unaskedName);
    return {
      experimentId: idOf(experimentId),
      unaskedId: idOf(unaskedId),
      older: () => ({ experimentId: idOf(older().experimentId), unaskedId: idOf(older().unaskedId) }),
    };
  };
  /** How many of these error rows are removed. */
  const removed = ({ revision }: RowMatcher, ...names: readonly string[]) => {
    const revise = revision();
    return names.filter((name) => revise(idOf(name), true) === undefined).length;
  };

  it('knows the old error of a row that could not be asked then, and can be now', () => {
    const kept = rowMatcher(journal({}, { bare: 1 }));
    expect([kept.take(idsOf('whole', 'bare')), kept.take(idsOf('whole', 'bare'))]).toStrictEqual([
      'error',
      undefined,
    ]);

    const again = rowMatcher(journal({}, { bare: 1 }), { retryErrors: true });
    expect(again.take(idsOf('whole', 'bare'))).toBeUndefined();
    expect(removed(again, 'bare')).toBe(0);
    again.written(idOf('whole'));
    expect(removed(again, 'bare')).toBe(1);
  });

  it('lets each row of the file answer for one of the input', () => {
    const { take } = rowMatcher(journal({ a: 2 }, { b: 1 }));
    expect(['a', 'b', 'a', 'c', 'a', 'b'].map((id) => take(idsOf(id)))).toStrictEqual([
      ...['answer', 'error', 'answer', undefined, undefined, undefined],
    ]);
  });

  it('takes answers before errors', () => {
    const { take } = rowMatcher(journal({ a: 1 }, { a: 1 }));
    expect(['a', 'a', 'a'].map((id) => take(idsOf(id)))).toStrictEqual(['answer', 'error', undefined]);
  });

  it('runs errors again when told to', () => {
    const { take } = rowMatcher(journal({ a: 1 }, { a: 1, b: 1 }), { retryErrors: true });
    expect(['a', 'a', 'b'].map((id) => take(idsOf(id)))).toStrictEqual(['answer', undefined, undefined]);
  });

  it('removes errors that were made up for, and keeps those that were not', () => {
    const matcher = rowMatcher(journal({}, { a: 1, b: 1, c: 1 }), { retryErrors: true });
    for (const id of ['a', 'b']) matcher.take(idsOf(id));
    matcher.written(idOf('a'));
    expect(removed(matcher, 'a')).toBe(1);
    expect(removed(matcher, 'b', 'c')).toBe(0);
  });

  it('removes errors that a run before this one has made up for, before it was killed', () => {
    const matcher = rowMatcher(journal({ a: 1 }, { a: 1 }));
    matcher.take(idsOf('a'));
    expect(matcher.isRevised).toBe(true);
    expect(removed(matcher, 'a', 'a')).toBe(1);
  });

  it('removes no answer, and nothing that is not in the input', () => {
    const matcher = rowMatcher(journal({ a: 3 }, { b: 2 }));
    matcher.take(idsOf('a'));
    expect(matcher.isRevised).toBe(false);
    expect(removed(matcher, 'b', 'b')).toBe(0);
  });

  it('counts the rows that belong to no row of the input, run or not', () => {
    const matcher = rowMatcher(journal({ a: 2, b: 1 }, { c: 1, d: 1 }), { retryErrors: true });
    expect(matcher.unmatched).toBe(5);
    matcher.take(idsOf('a'));
    matcher.leave(idsOf('c'));
    matcher.leave(idsOf('d'));
    matcher.take(idsOf('new'));
    expect(matcher.unmatched).toBe(2);
    expect(removed(matcher, 'c', 'd')).toBe(0);
  });

  it('knows rows by ids of the older form, and gives them those of today', () => {
    const file = {
      ...journal({ 'older a': 1, 'older b, unasked': 0 }, { 'older b, unasked': 1 }),
      hasOlderIds: true,
    };
    const matcher = rowMatcher(file);
    expect(['a', 'b', 'c'].map((id) => matcher.take(idsOf(id)))).toStrictEqual([
      'answer',
      'error',
      undefined,
    ]);
    const revise = matcher.revision();
    expect(revise(idOf('older a'), false)?.experimentId).toBe(idOf('a'));
    expect(revise(idOf('older b, unasked'), true)?.experimentId).toBe(idOf('b, unasked'));
    expect(matcher.unmatched).toBe(0);
  });

  it('takes rows under the older id and under that of today for one experiment', () => {
    const file = { ...journal({ a: 1 }, { 'older a': 1 }), hasOlderIds: true };
    const matcher = rowMatcher(file, { retryErrors: true });
    expect(matcher.take(idsOf('a'))).toBe('answer');
    expect(removed(matcher, 'older a')).toBe(1);
    expect(matcher.unmatched).toBe(0);
  });

  it('removes an error of a row that could not be asked and was answered by a run that was killed', () => {
    const matcher = rowMatcher(journal({ a: 1 }, { 'a, unasked': 1 }));
    expect(matcher.take(idsOf('a'))).toBe('answer');
    expect(removed(matcher, 'a, unasked')).toBe(1);
    expect(matcher.unmatched).toBe(0);
  });

  it('gives kept rows what the input says of them now, and no row twice', () => {
    const cells = { a: ['x', 'y'], b: ['z'], c: ['e'] };
    const matcher = rowMatcher(journal({ a: 2, b: 1 }, { c: 1 }, cells));
    matcher.take(idsOf('a'), ['x']);
    matcher.leave(idsOf('b'), ['z']);
    expect(matcher.isRevised).toBe(false);
    matcher.take(idsOf('a'), ['new']);
    matcher.take(idsOf('c'), ['told']);
    const revise = matcher.revision();
    expect(revise(idOf('a'), false)?.annotations).toBeUndefined();
    expect(revise(idOf('a'), false)?.annotations).toStrictEqual(['new']);
    expect(revise(idOf('a'), false)?.annotations).toBeUndefined();
    expect(revise(idOf('b'), false)?.annotations).toBeUndefined();
    expect(revise(idOf('c'), true)?.annotations).toStrictEqual(['told']);
    expect(matcher.isRevised).toBe(true);
  });

  it('gives an error that is not run this time what the input says of it, also while others are run again', () => {
    const matcher = rowMatcher(journal({}, { c: 1 }, { c: ['e'] }), { retryErrors: true });
    matcher.leave(idsOf('c'), ['told']);
    expect(matcher.isRevised).toBe(true);
    expect(matcher.revision()(idOf('c'), true)?.annotations).toStrictEqual(['told']);
  });

  it('lets an old error that could not be asked be made up for by the first of two rows that may be its', () => {
    const matcher = rowMatcher(journal({}, { bare: 1 }), { retryErrors: true });
    expect(['one', 'other'].map((id) => matcher.take(idsOf(id, 'bare')))).toStrictEqual([
      undefined,
      undefined,
    ]);
    matcher.written(idOf('one'));
    expect(removed(matcher, 'bare')).toBe(1);
  });

  it('ends with one row for each of the input, whatever was written before', () => {
    const counts = fc.record({
      answers: fc.nat(3),
      errors: fc.nat(3),
      asked: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(counts, fc.boolean(), ({ answers, errors, asked }, retryErrors) => {
        const matcher = rowMatcher(journal({ a: answers }, { a: errors }), { retryErrors });
        let written = 0;
        for (let row = 0; row < asked; row++) {
          if (matcher.take(idsOf('a')) !== undefined) continue;
          matcher.written(idOf('a'));
          written += 1;
        }
        const inFile = Array.from({ length: errors }, () => 'a');
        const left = answers + errors + written - removed(matcher, ...inFile);
        expect(left).toBe(Math.max(asked, answers));
      }),
    );
  });

  it('joins what was counted under both ids', () => {
    const file = { ...journal({ a: 1, 'older a': 2 }, { a: 1, 'older a': 1 }), hasOlderIds: true };
    const book = rowMatcher(file);
    expect(book.unmatched).toBe(5);
    expect(['a', 'a', 'a'].map((id) => book.take(idsOf(id)))).toStrictEqual(['answer', 'answer', 'answer']);
    expect(removed(book, 'a', 'older a')).toBe(2);
    expect(book.unmatched).toBe(0);
  });

  it('asks nothing again that an error row under either id stands for', () => {
    const file = { ...journal({}, { 'older a': 1, a: 1 }), hasOlderIds: true };
    const book = rowMatcher(file);
    expect(['a', 'a', 'a'].map((id) => book.take(idsOf(id)))).toStrictEqual(['error', 'error', undefined]);
    book.written(idOf('a'));
    expect(removed(book, 'a', 'older a')).toBe(0);
  });

  it('leaves as they are rows that no row of the input has, and counts none twice', () => {
    const book = rowMatcher(journal({ a: 1 }, { b: 1 }));
    const revise = book.revision();
    expect(revise(idOf('c'), true)).toStrictEqual({});
    expect(revise(idOf('a'), false)).toStrictEqual({});
    book.written(idOf('c'));
    expect(book.isRevised).toBe(false);
    expect(book.unmatched).toBe(2);
  });

  it('finds a row of today in a file that has older ones as well', () => {
    const file = { ...journal({ a: 1, 'older b': 1 }), hasOlderIds: true };
    const matcher = rowMatcher(file);
    expect(['a', 'b', 'a'].map((id) => matcher.take(idsOf(id)))).toStrictEqual([
      'answer',
      'answer',
      undefined,
    ]);
  });

  it('counts no row twice where several older ids are one of today', () => {
    const file = { ...journal({ 'older one': 2, 'older other': 1 }), hasOlderIds: true };
    const matcher = rowMatcher(file);
    const row = (name: string): RowIds => ({ ...idsOf('a'), older: () => idsOf(`older ${name}`) });
    const rows = ['one', 'other', 'one', 'one'].map(row);
    expect(rows.map((ids) => matcher.take(ids))).toStrictEqual(['answer', 'answer', 'answer', undefined]);
  });

  it('counts a row once whose id is the same whether it can be asked or not', () => {
    const matcher = rowMatcher(journal({ a: 1 }, { a: 2 }));
    const kept = ['a', 'a', 'a', 'a'].map((id) => matcher.take(idsOf(id, id)));
    expect(kept).toStrictEqual(['answer', 'error', 'error', undefined]);
  });

  it('does not take a kept error for what makes up for one that could not be asked', () => {
    const matcher = rowMatcher(journal({}, { a: 1, 'a, unasked': 1 }));
    expect(matcher.take(idsOf('a'))).toBe('error');
    expect(removed(matcher, 'a, unasked')).toBe(0);
    expect(matcher.unmatched).toBe(1);
  });

  it('makes no second id where no row of the file failed', () => {
    const ids = idsOf('a');
    const matcher = rowMatcher(journal({ b: 1 }));
    const taken = matcher.take({
      ...ids,
      get unaskedId(): string {
        throw new Error('It is made');
      },
    });
    expect(taken).toBeUndefined();
  });

  it('changes nothing of rows that the input says nothing about, and of those that say it already', () => {
    const matcher = rowMatcher(journal({ a: 1 }, { b: 1, c: 1 }, { a: ['x'], b: ['y'], c: ['z'] }));
    matcher.leave(idsOf('a'));
    matcher.take(idsOf('b'));
    matcher.take(idsOf('c'), ['z']);
    expect(matcher.isRevised).toBe(false);
  });

  it('gives each row what the input says of it, whichever come before it in the file', () => {
    const file = journal({ a: 2, b: 1, c: 1, 'older b': 1 });
    const matcher = rowMatcher({ ...file, hasOlderIds: true });
    for (const cell of ['a 1', 'a 2', 'b 1', 'b 2', 'c 1']) matcher.take(idsOf(cell.charAt(0)), [cell]);
    const revise = matcher.revision();
    const told = ['a', 'c', 'b', 'a', 'older b'].map((name) => revise(idOf(name), false)?.annotations);
    expect(told).toStrictEqual([['a 1'], ['c 1'], ['b 1'], ['a 2'], ['b 2']]);
  });
});

describe('isAmong', () => {
  it.each([
    { file: journalOf({ a: 1 }), found: true },
    { file: journalOf({}, { a: 1 }), found: true },
    { file: journalOf({}, { 'a, unasked': 1 }), found: true },
    { file: journalOf({ 'a, unasked': 1 }), found: false },
    { file: journalOf({ b: 1 }), found: false },
    { file: { ...journalOf({ 'older a': 1 }), hasOlderIds: true }, found: true },
    { file: { ...journalOf({}, { 'older a, unasked': 1 }), hasOlderIds: true }, found: true },
    { file: journalOf({ 'older a': 1 }), found: false },
  ])('finds a row under any of its ids: $file', ({ file, found }) => {
    expect(isAmong(file, idsNamed('a'))).toBe(found);
  });
});

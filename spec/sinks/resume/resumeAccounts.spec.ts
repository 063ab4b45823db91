import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FinishedRows } from '../../../src/sinks/resume/finishedRows.js';
import { resumeAccounts } from '../../../src/sinks/resume/resumeAccounts.js';

function journal(finished: Record<string, number>, errors: Record<string, number> = {}): FinishedRows {
  const rows = [...Object.values(finished), ...Object.values(errors)].reduce((sum, count) => sum + count, 0);
  return {
    rows,
    finished: new Map(Object.entries(finished)),
    errors: new Map(Object.entries(errors)),
    jsonColumns: [],
    endOffset: 1,
  };
}

const named = (experimentId: string, unaskedId = `${experimentId}, unasked`) => ({ experimentId, unaskedId });

describe('resumeAccounts', () => {
  it('knows the old error of a row that could not be asked then, and can be now', () => {
    const kept = resumeAccounts(journal({}, { bare: 1 }));
    expect([kept.take(named('whole', 'bare')), kept.take(named('whole', 'bare'))]).toStrictEqual([
      'error',
      undefined,
    ]);

    const again = resumeAccounts(journal({}, { bare: 1 }), { retryErrors: true });
    expect(again.take(named('whole', 'bare'))).toBeUndefined();
    expect(again.superseded()).toStrictEqual(new Map());
    again.written('whole');
    expect(again.superseded()).toStrictEqual(new Map([['bare', 1]]));
  });

  it('lets each row of the file answer for one of the input', () => {
    const { take } = resumeAccounts(journal({ a: 2 }, { b: 1 }));
    expect(['a', 'b', 'a', 'c', 'a', 'b'].map((id) => take(named(id)))).toStrictEqual([
      ...['answer', 'error', 'answer', undefined, undefined, undefined],
    ]);
  });

  it('takes answers before errors', () => {
    const { take } = resumeAccounts(journal({ a: 1 }, { a: 1 }));
    expect(['a', 'a', 'a'].map((id) => take(named(id)))).toStrictEqual(['answer', 'error', undefined]);
  });

  it('runs errors again when told to', () => {
    const { take } = resumeAccounts(journal({ a: 1 }, { a: 1, b: 1 }), { retryErrors: true });
    expect(['a', 'a', 'b'].map((id) => take(named(id)))).toStrictEqual(['answer', undefined, undefined]);
  });

  it('removes errors that were made up for, and keeps those that were not', () => {
    const { take, written, superseded } = resumeAccounts(journal({}, { a: 1, b: 1, c: 1 }), {
      retryErrors: true,
    });
    for (const id of ['a', 'b']) take(named(id));
    written('a');
    expect(superseded()).toStrictEqual(new Map([['a', 1]]));
  });

  it('removes errors that a run before this one has made up for, before it was killed', () => {
    const { take, superseded } = resumeAccounts(journal({ a: 1 }, { a: 1 }));
    take(named('a'));
    expect(superseded()).toStrictEqual(new Map([['a', 1]]));
  });

  it('removes no answer, and nothing that is not in the input', () => {
    const { take, superseded } = resumeAccounts(journal({ a: 3 }, { b: 2 }));
    take(named('a'));
    expect(superseded()).toStrictEqual(new Map());
  });

  it('counts the rows that belong to the input, and those that do not', () => {
    const book = resumeAccounts(journal({ a: 2, b: 1 }, { c: 1 }));
    expect([book.matched, book.unmatched]).toStrictEqual([0, 4]);
    book.take(named('a'));
    book.take(named('c'));
    book.take(named('new'));
    expect([book.matched, book.unmatched]).toStrictEqual([2, 2]);
  });

  it('ends with one row for each of the input, whatever was written before', () => {
    const counts = fc.record({
      answers: fc.nat(3),
      errors: fc.nat(3),
      asked: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(counts, fc.boolean(), ({ answers, errors, asked }, retryErrors) => {
        const book = resumeAccounts(journal({ a: answers }, { a: errors }), { retryErrors });
        let written = 0;
        for (let row = 0; row < asked; row++) {
          if (book.take(named('a')) !== undefined) continue;
          book.written('a');
          written += 1;
        }
        const left = answers + errors + written - (book.superseded().get('a') ?? 0);
        expect(left).toBe(Math.max(asked, answers));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { annotationDigest } from '../../../src/sinks/resume/annotations.js';
import { IdTable } from '../../../src/sinks/resume/idTable.js';
import { RowAccounts } from '../../../src/sinks/resume/rowAccounts.js';
import { idAt } from '../support/results.js';

describe('RowAccounts', () => {
  it('counts as many rows as there are, in the table and beyond it', () => {
    const change = fc.record({
      id: fc.oneof(fc.nat(3).map(idAt), fc.constantFrom('no id', '0123456789abcdef', 'r0123456789abcdef')),
      what: fc.constantFrom('answers', 'errors', 'asked', 'written'),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 200 }), (changes) => {
        const accounts = new RowAccounts();
        const counts = new Map<string, Record<string, number>>();
        for (const { id, what } of changes) {
          const known = counts.get(id);
          if (what === 'answers' || what === 'errors') {
            accounts.add(id, what === 'errors');
            const { [what]: before = 0, ...others } = known ?? {
              answers: 0,
              errors: 0,
              asked: 0,
              written: 0,
            };
            counts.set(id, { ...others, [what]: before + 1 });
          } else if (known !== undefined) {
            const account = accounts.get(id);
            if (account === undefined) throw new Error(`${id} is gone`);
            account[what] += 1;
            accounts.put(id, account);
            counts.set(id, { ...known, [what]: (known[what] ?? 0) + 1 });
          }
        }
        for (const [id, expected] of counts) expect(accounts.get(id)).toMatchObject(expected);
        const asked = [...accounts.all()].reduce((sum, [account, times]) => sum + times * account.asked, 0);
        expect(asked).toBe([...counts.values()].reduce((sum, account) => sum + (account['asked'] ?? 0), 0));
        expect([...accounts.all()].reduce((sum, [, times]) => sum + times, 0)).toBe(counts.size);
        expect(accounts.get('r00000000000000ff')).toBeUndefined();
      }),
    );
  });

  it.each([
    { answers: 7, errors: 7, asked: 31, written: 7 },
    { answers: 8, errors: 0, asked: 0, written: 0 },
    { answers: 0, errors: 8, asked: 0, written: 0 },
    { answers: 1, errors: 0, asked: 32, written: 0 },
    { answers: 1, errors: 0, asked: 0, written: 8 },
    { answers: 300, errors: 300, asked: 300, written: 300 },
  ])('holds $answers answers, $errors errors, $asked asked and $written written apart from other ids', (counts) => {
    const accounts = new RowAccounts();
    for (let row = 0; row < counts.answers; row += 1) accounts.add(idAt(0), false);
    for (let row = 0; row < counts.errors; row += 1) accounts.add(idAt(0), true);
    accounts.add(idAt(2), false);
    const account = accounts.get(idAt(0));
    if (account === undefined) throw new Error('The account is gone');
    account.asked = counts.asked;
    account.written = counts.written;
    accounts.put(idAt(0), account);
    expect(accounts.get(idAt(0))).toMatchObject(counts);
    expect(accounts.get(idAt(2))).toMatchObject({ answers: 1, errors: 0, asked: 0, written: 0 });
    expect([...accounts.all()]).toHaveLength(2);
    expect(accounts.hasErrors).toBe(counts.errors > 0);
  });

  it('makes room in its table for as many rows as it is told of', () => {
    const reserved = vi.spyOn(IdTable.prototype, 'reserve');
    new RowAccounts().reserve(5000);
    expect(reserved).toHaveBeenCalledWith(5000);
  });

  it('keeps no object, and no note, of what is as usual', () => {
    const notes = vi.spyOn(IdTable.prototype, 'setNote');
    const accounts = new RowAccounts();
    for (const position of [0, 1, 0]) accounts.add(idAt(position), false);
    expect(accounts.get(idAt(0))).toMatchObject({ answers: 2 });
    // One that is kept is given out itself.
    expect(accounts.get(idAt(0))).not.toBe(accounts.get(idAt(0)));
    expect(notes).not.toHaveBeenCalled();
  });

  it('remembers the annotations of one row, and of several in their order', () => {
    const accounts = new RowAccounts();
    accounts.add(idAt(0), false, annotationDigest(['one']));
    for (const cell of ['one', 'two']) accounts.add(idAt(1), false, annotationDigest([cell]));
    for (const [position, cells] of [['one'], ['one', 'two']].entries())
      for (const cell of cells) {
        const account = accounts.get(idAt(position));
        if (account === undefined) throw new Error('An account is gone');
        account.asked += 1;
        account.keepAnswer([cell]);
        accounts.put(idAt(position), account);
      }
    expect([...accounts.all()].some(([account]) => account.isRevised)).toBe(false);
  });

  it('keeps an account under both of its ids, and counts it once', () => {
    const accounts = new RowAccounts();
    const older = '0123456789abcdef';
    accounts.add(older, false);
    const account = accounts.get(older);
    if (account === undefined) throw new Error('The account is gone');
    account.experimentId = idAt(0);
    for (const id of [older, idAt(0)]) accounts.put(id, account);
    expect(accounts.get(older)).toBe(accounts.get(idAt(0)));
    expect([...accounts.all()]).toStrictEqual([[account, 1]]);
  });
});

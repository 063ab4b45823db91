import { describe, expect, it } from 'vitest';
import { textChanges } from '../../../../src/report/page/data/textChanges.js';

/** What is left of both texts is the other one, whatever the changes are. */
function applied(changes: ReturnType<typeof textChanges>, side: 'added' | 'removed'): string {
  return changes.map((change) => (change[side] ? '' : change.value)).join('');
}

describe('textChanges', () => {
  it('tells words that differ, and keeps all others', () => {
    const changes = textChanges('a red bee\nflies', 'a blue bee\nflies');
    expect(changes.map(({ value, added, removed }) => [value, added, removed])).toStrictEqual([
      ['a ', false, false],
      ['red', false, true],
      ['blue', true, false],
      [' bee\nflies', false, false],
    ]);
  });

  it('compares lines of long texts', () => {
    const line = (word: string) => `${word} ${'x'.repeat(150_000)}\n`;
    const changes = textChanges(`same\n${line('one')}`, `same\n${line('other')}`);
    expect(changes.map(({ value }) => value)).toStrictEqual(['same\n', line('one'), line('other')]);
  });

  it('shows both as a whole where there is no time to compare them', () => {
    const changes = textChanges('a red bee', 'a blue bee', -1);
    expect(changes.map(({ value }) => value)).toStrictEqual(['a red bee', 'a blue bee']);
    expect([applied(changes, 'added'), applied(changes, 'removed')]).toStrictEqual([
      'a red bee',
      'a blue bee',
    ]);
  });

  it('gives up on long texts that have nothing in common', () => {
    const words = (from: number) => Array.from({ length: 15_000 }, (_, index) => `${index * 2 + from}`);
    for (const between of [' ', '\n']) {
      const [one, other] = [words(0).join(between), words(1).join(between)];
      const changes = textChanges(one, other, 20);
      expect([applied(changes, 'added'), applied(changes, 'removed')]).toStrictEqual([one, other]);
      expect(changes).toHaveLength(2);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { UnnamedRefusals } from '../../../src/operators/pace/unnamedRefusals.js';

const reason = '429';

/** Refusals that may be load, of the first calls: `+` names a delay, `-` none. */
function noted(refusals: string, unnamed = new UnnamedRefusals()) {
  for (const [index, one] of [...refusals].entries())
    unnamed.note(index + 1, { reason, delayMs: one === '+' ? 1000 : undefined });
  return unnamed;
}

describe('UnnamedRefusals', () => {
  it.each([
    { refusals: '', isChance: false },
    { refusals: '++', isChance: false },
    { refusals: '+++', isChance: true },
    { refusals: '+++-', isChance: false },
    { refusals: '-++++++', isChance: true },
  ])('takes one without a delay for chance where most named one: "$refusals" $isChance', ({
    refusals,
    isChance,
  }) => {
    expect(noted(refusals).isChance(50, { reason })).toBe(isChance);
  });

  it.each([
    { what: 'names a delay', refusal: { delayMs: 1000 } },
    { what: 'speaks of calls at once', refusal: { isAtOnce: true } },
    { what: 'says that there is no room', refusal: { isCrowded: true } },
  ])('says nothing of one that $what', ({ refusal }) => {
    expect(noted('+++').isChance(50, { reason, ...refusal })).toBe(false);
  });

  it('says so of one in 20', () => {
    const unnamed = noted('+++');

    expect([20, 40, 60, 80, 100].map((order) => unnamed.isChance(order, { reason }))).not.toContain(false);
  });

  it('knows how many are chance from those that were refused before they could be told apart, too', () => {
    const unnamed = noted('+'.repeat(12));
    for (const order of [33, 48, 51]) unnamed.note(order, { reason });

    expect([145, 146, 149, 152, 153].map((order) => unnamed.isChance(order, { reason }))).not.toContain(
      false,
    );
  });

  it.each([
    { what: 'one follows upon the other', orders: [51, 52, 53, 54, 55] },
    { what: 'every second call is refused', orders: [50, 52, 54, 56, 58, 60, 62] },
  ])('does not where $what, until a delay is named again', ({ orders }) => {
    const unnamed = noted('+++');
    expect(unnamed.isChance(48, { reason })).toBe(true);
    expect(orders.map((order) => unnamed.isChance(order, { reason })).at(-1)).toBe(false);
    expect(unnamed.isChance(1000, { reason })).toBe(false);

    expect(noted('+++', unnamed).isChance(1500, { reason })).toBe(true);
  });

  it('needs no more of those that name a delay behind that than before', () => {
    const unnamed = noted('-++++++');
    expect([51, 52, 53, 54, 55, 56].map((order) => unnamed.isChance(order, { reason })).at(-1)).toBe(false);

    expect(noted('+++', unnamed).isChance(1500, { reason })).toBe(true);
  });
});

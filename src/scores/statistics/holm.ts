/**
 * p-values of several comparisons, so adjusted that the chance of even one false alarm among them stays what it is for
 * one.
 *
 * Holm (1979), A simple sequentially rejective multiple test procedure, https://www.jstor.org/stable/4615733
 *
 * @returns In the same order.
 *
 * @example
 * holm([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export function holm(pValues: readonly number[]): readonly number[] {
  const ranked = pValues.map((p, index) => ({ p, index })).sort((one, other) => one.p - other.p);
  const adjusted = [...pValues];
  let largest = 0;
  for (const [rank, { p, index }] of ranked.entries()) {
    largest = Math.max(largest, Math.min(1, p * (pValues.length - rank)));
    adjusted[index] = largest;
  }
  return adjusted;
}

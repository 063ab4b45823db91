/**
 * The exact two-sided p-value of McNemar's test: that of so uneven a split of the pairs that differ, were both sides
 * equally likely. 1 where no pair differs.
 *
 * McNemar (1947), https://doi.org/10.1007/BF02295996; exact form: the binomial test of `better` among the pairs that
 * differ.
 *
 * @example
 * mcnemar(31, 12) // 0.0054
 */
export function mcnemar(better: number, worse: number): number {
  const pairs = better + worse;
  const fewer = Math.min(better, worse);
  // From the largest term down, relative to it, so that no binomial coefficient overflows.
  let term = 1;
  let tail = 1;
  for (let count = fewer; count > 0; count--) {
    term *= count / (pairs - count + 1);
    tail += term;
  }
  return Math.min(1, 2 * tail * Math.exp(logBinomial(pairs, fewer) - pairs * Math.LN2));
}

/** The logarithm of n over k. */
function logBinomial(n: number, k: number): number {
  let total = 0;
  for (let index = 1; index <= k; index++) total += Math.log((n - k + index) / index);
  return total;
}

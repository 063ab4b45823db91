import type { Confusion } from './confusion.js';

/**
 * Cohen's kappa: agreement beyond what chance would give, 1 at most. `undefined` where chance alone gives all of it,
 * as when both always say pass.
 *
 * (observed - expected) / (1 - expected): Cohen (1960), https://doi.org/10.1177/001316446002000104
 *
 * @example
 * kappa({ bothPass: 20, bothFail: 15, judgeOnly: 10, personOnly: 5 }) // 0.4
 */
export function kappa({ bothPass, bothFail, judgeOnly, personOnly }: Confusion): number | undefined {
  const all = bothPass + bothFail + judgeOnly + personOnly;
  const judgePasses = (bothPass + judgeOnly) / all;
  const personPasses = (bothPass + personOnly) / all;
  const expected = judgePasses * personPasses + (1 - judgePasses) * (1 - personPasses);
  if (all === 0 || expected === 1) return undefined;
  return ((bothPass + bothFail) / all - expected) / (1 - expected);
}

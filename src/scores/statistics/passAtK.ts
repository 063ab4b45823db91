import { chanceOfAll } from './chanceOfAll.js';

/**
 * The chance that at least one of `k` tries passes, without bias, from `passes` of `tries`.
 *
 * 1 - (n - c over k) / (n over k): Chen et al. (2021), https://arxiv.org/abs/2107.03374, section 2.1.
 *
 * @param tries At least `k`.
 *
 * @example
 * passAtK({ tries: 3, passes: 1, k: 2 }) // 0.667
 */
export function passAtK({ tries, passes, k }: { tries: number; passes: number; k: number }): number {
  return 1 - chanceOfAll(tries - passes, tries, k);
}

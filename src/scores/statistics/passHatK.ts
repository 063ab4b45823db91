import { chanceOfAll } from './chanceOfAll.js';

/**
 * The chance that all of `k` tries pass, without bias, from `passes` of `tries`.
 *
 * (c over k) / (n over k): Yao et al. (2024), https://arxiv.org/abs/2406.12045, section 3.
 *
 * @example
 * passHatK({ tries: 3, passes: 2, k: 2 }) // 0.333
 */
export function passHatK({ tries, passes, k }: { tries: number; passes: number; k: number }): number {
  return chanceOfAll(passes, tries, k);
}

import { wilson } from './wilson.js';

/**
 * The 95 % interval of a mean from 0 to 1, or of a difference of two, where all that is known is alike: it has no variance,
 * which does not say that all values are so. As many may be otherwise as Wilson's interval allows for none of `independent`.
 *
 * @param independent How many values, or clusters of them, are known.
 */
export function unvarying(
  value: number,
  independent: number,
): { readonly low: number; readonly high: number } {
  const { high: others } = wilson(0, independent);
  return { low: value - others, high: value + others };
}

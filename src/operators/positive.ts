/** The number itself. Throws `RangeError`, which names it, for one that is not above 0. */
export function positive(name: string, value: number): number {
  if (!(value > 0)) throw new RangeError(`${name} must be positive, got ${value}`);
  return value;
}

/** That `k` drawn without putting back are all among `some` of `all`. */
export function chanceOfAll(some: number, all: number, k: number): number {
  let chance = 1;
  for (let drawn = 0; drawn < k; drawn++) chance *= Math.max(0, some - drawn) / (all - drawn);
  return chance;
}

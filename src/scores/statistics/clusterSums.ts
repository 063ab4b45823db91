/** Values that depend on one another: how far their sum is from what it would be at the mean, and how many they are. */
export interface ClusterSum {
  sum: number;
  size: number;
}

/**
 * What each cluster has more or less than its share of the mean.
 *
 * @param clusters Which cluster each value belongs to. `undefined`: each value is one of its own.
 */
export function clusterSums(
  values: readonly number[],
  mean: number,
  clusters: readonly number[] | undefined,
): readonly ClusterSum[] {
  if (clusters === undefined) return values.map((value) => ({ sum: value - mean, size: 1 }));
  const groups = new Map<number, ClusterSum>();
  for (const [index, value] of values.entries()) {
    const key = clusters[index] ?? -1;
    const group = groups.get(key) ?? { sum: 0, size: 0 };
    group.sum += value - mean;
    group.size += 1;
    groups.set(key, group);
  }
  return [...groups.values()];
}

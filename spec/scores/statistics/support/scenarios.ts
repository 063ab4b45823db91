import type { Estimate } from '../../../../src/scores/statistics/interval.js';
import { meanEstimate } from '../../../../src/scores/statistics/meanEstimate.js';
import { shareEstimate } from '../../../../src/scores/statistics/shareEstimate.js';
import { wilson } from '../../../../src/scores/statistics/wilson.js';

/** From 0 to below 1. */
export type Random = () => number;

/** Experiments whose truth is known. */
export interface Scenario {
  readonly name: string;
  readonly truth: number;
  /** The largest share of intervals that may hold it. Default 0.97. */
  readonly most?: number;
  /** One of them, drawn by chance. */
  experiment(random: Random): Estimate | undefined;
}

const SIZES = [20, 100, 500];
const SHARES = [0.5, 0.9];

/**
 * All that an interval of ours is to hold for: 0/1 and normal scores, plain, paired, repeated and in clusters.
 */
export function coverageScenarios(): readonly Scenario[] {
  return [
    ...SIZES.flatMap((n) => [
      ...SHARES.flatMap((p) => [
        {
          name: `pass or fail at ${p}, ${n} cases`,
          truth: p,
          experiment: (random: Random) => wilson(sum(draw(n, () => (random() < p ? 1 : 0))), n),
        },
        {
          name: `pass or fail at ${p} and ${p - 0.1}, ${n} cases in pairs`,
          truth: 0.1,
          experiment: (random: Random) =>
            meanEstimate(draw(n, () => (random() < p ? 1 : 0) - (random() < p - 0.1 ? 1 : 0))),
        },
        {
          name: `pass or fail at ${p} on both sides, ${n} cases in pairs`,
          truth: 0,
          experiment: (random: Random) =>
            meanEstimate(draw(n, () => (random() < p ? 1 : 0) - (random() < p ? 1 : 0))),
        },
      ]),
      {
        name: `normal scores, ${n} cases`,
        truth: 2,
        experiment: (random: Random) => meanEstimate(draw(n, () => 2 + normal(random))),
      },
      {
        name: `normal scores, ${n} cases in pairs`,
        truth: 1,
        experiment: (random: Random) =>
          meanEstimate(
            draw(n, () => {
              const difficulty = normal(random);
              return difficulty + 1 + normal(random) - (difficulty + normal(random));
            }),
          ),
      },
    ]),
    ...[20, 40, 100].flatMap((groups) => [
      ...[0.3, 0.8].map((likeness) => ({
        name: `normal scores, ${groups} clusters of 1 to 9 alike by ${likeness}`,
        truth: 0,
        experiment: (random: Random) => {
          const { values, clusters } = clustered(groups, () => {
            const shared = normal(random) * Math.sqrt(likeness);
            return () => shared + normal(random) * Math.sqrt(1 - likeness);
          });
          return meanEstimate(values, clusters);
        },
      })),
      ...SHARES.map((p) => ({
        name: `pass or fail at ${p}, ${groups} clusters of 1 to 9 alike by 0.3`,
        truth: p,
        experiment: (random: Random) => {
          const { values, clusters } = clustered(groups, () => alike(p, 0.3, random));
          return shareEstimate(values, { trials: values.length, clusters });
        },
      })),
      ...SHARES.map((p) => ({
        name: `pass or fail at ${p} and ${p - 0.1} in pairs, ${groups} clusters of 1 to 9 alike by 0.3`,
        truth: 0.1,
        experiment: (random: Random) => {
          const { values, clusters } = clustered(groups, () => {
            const [one, other] = [alike(p, 0.3, random), alike(p - 0.1, 0.3, random)];
            return () => one() - other();
          });
          return meanEstimate(values, clusters);
        },
      })),
      ...SHARES.map((p) => ({
        name: `pass or fail at ${p}, ${groups} cases asked 3 times, alike by 0.3`,
        truth: p,
        // So few outcomes are possible that none is nearer.
        most: groups === 20 ? 0.98 : 0.97,
        experiment: (random: Random) => {
          const values = draw(groups, () => sum(draw(3, alike(p, 0.3, random))) / 3);
          return shareEstimate(values, { trials: groups * 3 });
        },
      })),
    ]),
  ];
}

/**
 * Which share of experiments has an interval that holds the truth.
 */
export function coverage({ truth, experiment }: Scenario, experiments: number, random: Random): number {
  const held = draw(experiments, () => {
    const { low, high } = experiment(random) ?? { low: Number.NaN, high: Number.NaN };
    return low <= truth + 1e-12 && high >= truth - 1e-12 ? 1 : 0;
  });
  return sum(held) / experiments;
}

/**
 * Passes and fails of one group: each is that of the group, with a chance that makes two of them correlate by `likeness`,
 * or one of its own.
 */
function alike(p: number, likeness: number, random: Random): () => number {
  const shared = random() < p;
  return () => ((random() < Math.sqrt(likeness) ? shared : random() < p) ? 1 : 0);
}

function clustered(groups: number, group: () => () => number) {
  const sizes = draw(groups, (index) => 1 + (index % 9));
  const clusters = sizes.flatMap((size, index) => draw(size, () => index));
  const values = sizes.flatMap((size) => draw(size, group()));
  return { values, clusters };
}

function draw<Value>(count: number, value: (index: number) => Value): Value[] {
  return Array.from({ length: count }, (_, index) => value(index));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/**
 * A normal number: Box and Muller (1958), https://doi.org/10.1214/aoms/1177706645
 */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

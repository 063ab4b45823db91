import { map, range, timer } from 'rxjs';
import type { Experiment } from '../experiment.js';
import type { Provider } from '../providers/provider.js';
import { memoryQueue } from '../queues/memoryQueue.js';
import type { RunOptions } from '../run/runOptions.js';
import { runExperiments } from '../runExperiments.js';
import type { ModelRows } from './modelTotals.js';
import { VirtualTime } from './virtualTime.js';

export type LimitOptions = Pick<
  RunOptions,
  'maxConcurrent' | 'concurrency' | 'rateLimits' | 'sequential' | 'retry' | 'timeoutMs'
>;

export interface SimulatedRows {
  /** In the order in which they run: the places of their models. */
  readonly order: readonly number[];
  readonly models: readonly ModelRows[];
  /** Calls at once by provider, as the providers say. */
  readonly concurrency: Readonly<Record<string, number>>;
}

/**
 * How long a run takes, in milliseconds: this very pipeline, with its caps and limits, in virtual time, whose calls take
 * as long as one of those that have run, drawn by chance.
 */
export function simulatedMs(rows: SimulatedRows, limits: LimitOptions, random: () => number): number {
  const scheduler = new VirtualTime();
  const latencies = new Map(
    rows.models.map(({ provider, model, pilot }) => [
      JSON.stringify([provider, model]),
      pilot.flatMap(({ row }) => row.latencyMs ?? []),
    ]),
  );
  const providerOf = (name: string): Provider => ({
    concurrency: rows.concurrency[name],
    complete: ({ model }) => {
      const known = latencies.get(JSON.stringify([name, model])) ?? [];
      return timer(known[Math.floor(random() * known.length)] ?? 0, scheduler).pipe(
        map(() => ({ output: '-' })),
      );
    },
  });
  const experiments = range(0, rows.order.length).pipe(
    map((position): Experiment => {
      const { provider = '', model = '' } = rows.models[rows.order[position] ?? 0] ?? {};
      return { position, rowNumber: position + 1, repeat: 1, provider, model, variables: {} };
    }),
  );
  const run = runExperiments({
    ...limits,
    experiments,
    prompt: '-',
    providers: providerOf,
    queue: () => memoryQueue<Experiment>(),
    scheduler,
  });
  run.results.subscribe();
  scheduler.flush();
  return scheduler.now();
}

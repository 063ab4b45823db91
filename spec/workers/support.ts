import { lastValueFrom, of, type SchedulerLike, throwError, toArray } from 'rxjs';
import { onTestFinished } from 'vitest';
import type { RunEvent } from '../../src/events.js';
import type { Provider } from '../../src/providers/provider.js';
import type { Result } from '../../src/result.js';
import type { RunOptions } from '../../src/run/runOptions.js';
import { runExperiments } from '../../src/runExperiments.js';
import type { ResultSink } from '../../src/sinks/sink.js';
import { fromRecords } from '../../src/sources/fromRecords.js';
import type { Broker } from '../../src/workers/protocol/broker.js';
import { openWorkers, type Workers } from '../../src/workers/run/openWorkers.js';
import { startWorker, type Worker } from '../../src/workers/worker/startWorker.js';
import { type MemoryPlace, memoryBroker } from '../support/memoryBroker.js';

const same = (text: string) => text;

/** A worker that serves one provider, and what it says in its log. */
export function workerAt(
  place: MemoryPlace,
  provider: Partial<Provider> & Pick<Provider, 'complete'>,
  {
    name = 'w1',
    places = 5,
    broker = memoryBroker(place),
    scheduler,
  }: { name?: string; places?: number; broker?: Broker; scheduler?: SchedulerLike } = {},
): Worker & { readonly log: readonly string[] } {
  const log: string[] = [];
  const served = [{ name: 'vllm', provider, places }];
  const worker = startWorker({
    broker,
    name,
    served,
    clean: same,
    tell: (line) => log.push(line),
    scheduler,
  });
  onTestFinished(() => {
    worker.abort();
    return worker.drain();
  });
  return {
    log,
    get counts() {
      return worker.counts;
    },
    drain: worker.drain,
    abort: worker.abort,
  };
}

export interface Joined extends Workers {
  /** Runs rows of the provider to their end. */
  run(rows: number, options?: Partial<RunOptions>): Promise<Ran>;
}

export interface Ran {
  readonly results: readonly Result[];
  readonly events: readonly RunEvent[];
}

/** A run that has joined the workers at a place. */
export async function runAt(
  place: MemoryPlace,
  options: {
    isResumed?: boolean;
    name?: string;
    maxWaitMs?: number;
    broker?: Broker;
    queueAhead?: number;
    scheduler?: SchedulerLike;
  } = {},
): Promise<Joined> {
  const { isResumed = false, name = 'results', maxWaitMs = 60_000, queueAhead, scheduler } = options;
  const workers = await openWorkers({
    broker: options.broker ?? memoryBroker(place),
    run: name,
    holder: 'spec',
    isResumed,
    timeoutMs: 20_000,
    maxWaitMs,
    queueAhead,
    clean: same,
    scheduler,
  });
  onTestFinished(() => workers.close({ isWhole: false }));
  return {
    ...workers,
    providers: workers.providers,
    run: (rows, more = {}) => ran(workers, rows, { scheduler, ...more }),
  };
}

async function ran(workers: Workers, rows: number, options: Partial<RunOptions>): Promise<Ran> {
  const records = Array.from({ length: rows }, (_, n) => ({ provider: 'vllm', model: 'm', n: `${n}` }));
  const { results, events } = runExperiments({
    experiments: fromRecords(records),
    prompt: 'Say {{n}}',
    providers: workers.providers,
    news: workers.news,
    ...options,
    sink: workers.sink(options.sink ?? { write: (result) => of(result) }),
  });
  const happened: RunEvent[] = [];
  events.subscribe((event) => happened.push(event));
  return { results: await lastValueFrom(results.pipe(toArray())), events: happened };
}

/** A sink that takes results and brings none of them to its disk: it ends with its process. */
export function killedSink(): ResultSink {
  const killed = () => throwError(() => new Error('killed'));
  return { write: of, sync: killed, close: killed };
}

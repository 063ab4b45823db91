import {
  concat,
  defer,
  EMPTY,
  from,
  merge,
  type Observable,
  type SchedulerLike,
  Subject,
  Subscription,
} from 'rxjs';
import type { RunEvent, Untimed } from '../../events.js';
import type { ProviderLookup } from '../../providers/provider.js';
import { steadyScheduler } from '../../run/steadyScheduler.js';
import type { FinishedRow } from '../../sinks/resume/finishedRow.js';
import type { ResultSink } from '../../sinks/sink.js';
import type { Broker } from '../protocol/broker.js';
import { type HeldName, heldName } from './heldName.js';
import { keptUntilSynced } from './keptUntilSynced.js';
import { knownFacts } from './knownFacts.js';
import { SentCalls } from './sentCalls.js';
import { servedProvider } from './servedProvider.js';
import { WorkerBook } from './workerBook.js';

export interface OpenWorkersOptions {
  /** It belongs to the run from now on: closing the one closes the other. */
  readonly broker: Broker;
  /** Names the run among all at the broker: what it has asked is found again under it. */
  readonly run: string;
  /** Who holds the name, for messages: such as a machine and a process. */
  readonly holder: string;
  /** Whether what a former life of the run has asked and got is taken up. Else it is thrown away. */
  readonly isResumed: boolean;
  /** The whole of one attempt, in milliseconds. The time at the broker is not part of it. */
  readonly timeoutMs: number;
  /** How long a provider that nobody serves, and a broker that is away, are waited for, in milliseconds. */
  readonly maxWaitMs: number;
  /** Calls that may wait at the broker beyond those that workers have places for. Default `0`. */
  readonly queueAhead?: number | undefined;
  /** Turns a text from outside into one harmless line. */
  readonly clean: (text: string) => string;
  /** Time source. Default: a clock that never jumps. */
  readonly scheduler?: SchedulerLike | undefined;
}

/** Workers as a run sees them. */
export interface Workers {
  /** Every name is a provider: whether somebody serves it shows in time. */
  readonly providers: ProviderLookup;
  /** For `RunOptions.news`. */
  readonly news: Observable<Untimed<RunEvent>>;
  /** Put directly around what writes the results, so that the broker keeps every answer until it is on the disk. */
  sink(sink: ResultSink): ResultSink;
  /** Told of each row with an answer that the results hold already. */
  finished(row: FinishedRow): void;
  /** `isWhole`: the run has come to its end, so that nothing of it is needed any more. */
  close(options: { readonly isWhole: boolean }): Promise<void>;
}

/** How much longer than all leases of a call the run waits for it, in milliseconds. */
const SPARE_MS = 60_000;
/** A call is made three times at most. */
const MOST_MADE = 3;
/** Calls that are queued ahead may wait for as long as it takes: within what a timer can count. */
const LONGEST_MS = 20 * 24 * 3600 * 1000;

/**
 * How long a run waits for the answer of a worker before it asks again: workers that die, or say nothing of a call that
 * ends them, have all had their time then.
 */
export function backstopMs(timeoutMs: number, leaseMs: number, queueAhead: number): number {
  return queueAhead > 0 ? LONGEST_MS : MOST_MADE * (timeoutMs + leaseMs) + SPARE_MS;
}

/**
 * Joins a run to the workers at a broker. Takes its name, and takes up what a former life of the run has left there.
 * Rejects with a `UsageError` when another run of that name is going on.
 *
 * @example
 * const of = { run: 'results.csv at lab', holder: 'lab 4711', isResumed: false };
 * const limits = { timeoutMs: 300_000, maxWaitMs: 60_000, clean: (text: string) => text };
 * const workers = await openWorkers({ broker, ...of, ...limits });
 * const { providers, news } = workers;
 * const { results } = runExperiments({ ...options, providers, news, sink: workers.sink(sink) });
 */
export async function openWorkers(options: OpenWorkersOptions): Promise<Workers> {
  const { broker, run, holder, queueAhead = 0, clean, scheduler = steadyScheduler } = options;
  const warnings = new Subject<Untimed<RunEvent>>();
  const early: Untimed<RunEvent>[] = [];
  const listening = new Subscription();
  const warn = (message: string) => {
    const warning: Untimed<RunEvent> = { type: 'warning', message };
    if (warnings.observed) warnings.next(warning);
    else early.push(warning);
  };

  await broker.prepare();
  const lost = `another run called '${run}' has taken over`;
  const name: HeldName = await heldName(broker, run, {
    holder,
    scheduler,
    onWait: () => warn(`An earlier run called '${run}' has left no word: its name was waited for`),
    onLost: () => workers.giveUp(lost),
  });
  const workers = new WorkerBook({ ...options, queueAhead, scheduler });
  const calls = new SentCalls({
    ...options,
    scheduler,
    onAnswer: (worker, isError) => workers.count(worker, isError),
  });
  listening.add(workers.givenUp.subscribe(({ provider }) => calls.giveUp(provider)));
  listening.add(broker.problems.subscribe((problem) => warn(clean(problem))));
  await calls.open();

  const find = (provider: string) =>
    servedProvider(provider, { broker, calls, workers, facts: knownFacts(provider, scheduler) });
  const known = defer(() => from([...early.splice(0), ...workers.words]));

  return {
    providers: Object.assign(find, {
      get known() {
        return workers.served;
      },
    }),
    news: merge(warnings, concat(known, workers.news)),
    sink(sink) {
      const kept = keptUntilSynced(sink, calls.shelf, { scheduler });
      const close = () =>
        defer(() => {
          workers.tellAll();
          return kept.close?.() ?? EMPTY;
        });
      return { ...kept, close };
    },
    finished: (row) => calls.shelf.finished(row),
    async close({ isWhole }) {
      workers.close();
      calls.close();
      listening.unsubscribe();
      if (isWhole) await broker.purge(run).catch(() => {}); // What is left is purged by the next run of the name.
      await name.release();
      await broker.close();
    },
  };
}

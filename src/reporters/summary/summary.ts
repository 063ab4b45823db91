import { map, NEVER, type Observable, takeLast } from 'rxjs';
import type { RunEvent, WorkerWord } from '../../events.js';
import { runState } from '../state/runState.js';
import type {
  FailureGroup,
  Halt,
  ModelState,
  ProviderState,
  RowCounts,
  RunState,
  UsageCounts,
  WarningGroup,
} from '../state/states.js';
import { doneRows } from '../state/sums.js';

/** What a run came to. As JSON it is what `--summary` writes; `version` changes when a field changes its meaning. */
export interface Summary extends Omit<RowCounts, 'queued'>, UsageCounts {
  /** The form of the summary: a new field leaves it as it is, a changed or missing one counts it up. */
  readonly version: 1;
  /** The name of the run among all; `undefined` where its events do not tell it. */
  readonly runId: string | undefined;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** ISO 8601, UTC. */
  readonly endedAt: string;
  /** From the start of the run to its end, in milliseconds. */
  readonly wallMs: number;
  /** How many times as long the same calls take one after another. */
  readonly speedUp: number;
  /** Whether the run was told to stop. */
  readonly interrupted: boolean;
  /** By provider, in the order in which they were first seen. */
  readonly models: readonly ModelSummary[];
  /** Providers, and models of them, that had to wait. */
  readonly pauses: readonly ProviderPauses[];
  /** Providers, and models of them, that were not called any more. */
  readonly halts: readonly Halt[];
  /** The most frequent first. */
  readonly failures: readonly FailureGroup[];
  /** The most frequent first. */
  readonly warnings: readonly WarningGroup[];
  /** Who made the calls on other machines; left out where nobody did. */
  readonly workers?: readonly WorkerWord[];
}

/** The rows of one model. `rows` are those that ran in this run: kept and left ones are not among them. */
export interface ModelSummary extends Omit<ModelState, 'queued' | 'inFlight' | 'rowsPerMs'> {
  readonly rows: number;
}

/** How often and for how long a provider was paused, in milliseconds. */
export interface ProviderPauses extends Pick<ProviderState, 'provider' | 'pauseCount' | 'pausedMs'> {
  /** Only this model of the provider, or this class of models, if given. */
  readonly model?: string | undefined;
}

/**
 * Sums up the events of a run. Emits once, when it has ended, and nothing where there was no event. Errors as the events
 * do.
 *
 * @example
 * const { results, events } = runExperiments(options);
 * summarize(events).subscribe(({ ok, error, costUsd }) => console.log(ok, error, costUsd));
 * results.subscribe();
 */
export function summarize(events: Observable<RunEvent>): Observable<Summary> {
  return summaries(runState(events, { notifier: NEVER }));
}

/** The same from the states of a run. */
export function summaries(states: Observable<RunState>): Observable<Summary> {
  return states.pipe(takeLast(1), map(summaryOf));
}

/** What the run comes to that stands there. */
export function summaryOf(state: RunState): Summary {
  const { atMs, startedMs, queued, inputEnded, inFlight, rowsPerMs, ended, providers, ...figures } = state;
  const wallMs = atMs - startedMs;
  return {
    version: 1,
    startedAt: new Date(startedMs).toISOString(),
    endedAt: new Date(atMs).toISOString(),
    wallMs,
    speedUp: wallMs > 0 ? state.callMs / wallMs : 1,
    ...figures,
    // A run that is broken off says nothing of the rows that it breaks off.
    left: Math.max(figures.left, queued - doneRows({ ...figures, queued, left: 0 })),
    models: providers.flatMap(({ models }) => models.filter(hasRun).map(modelSummary)),
    pauses: providers.flatMap(pausesOf),
  };
}

function hasRun({ ok, warning, error, callMs }: ModelState): boolean {
  return ok + warning + error > 0 || callMs > 0;
}

function pausesOf({ provider, pauseCount, pausedMs, modelPauses }: ProviderState): readonly ProviderPauses[] {
  return [
    ...(pauseCount > 0 ? [{ provider, pauseCount, pausedMs }] : []),
    ...modelPauses.map((pauses) => ({ provider, ...pauses })),
  ];
}

function modelSummary({ queued, inFlight, rowsPerMs, ...model }: ModelState): ModelSummary {
  return { rows: model.ok + model.warning + model.error, ...model };
}

import type { Observable } from 'rxjs';
import type { RunEvent } from '../events.js';
import type { FailureClass } from '../failure.js';
import { relayed } from '../operators/relay.js';
import type { Result } from '../result.js';
import { Latencies } from './latencies.js';

/** What a run came to. */
export interface Summary {
  readonly ok: number;
  readonly warning: number;
  readonly error: number;
  /** Rows that the results held already. */
  readonly kept: number;
  /** Rows that were not attempted, or not to their end. */
  readonly left: number;
  readonly models: readonly ModelSummary[];
  readonly halts: readonly Halt[];
  /** Whether the run was told to stop. */
  readonly interrupted: boolean;
  /** From the start of the run to its end, in milliseconds. */
  readonly wallMs: number;
  /** What all calls took together, in milliseconds. */
  readonly callMs: number;
}

export interface Halt {
  readonly provider: string;
  readonly model?: string | undefined;
  readonly failure: FailureClass;
  readonly reason: string;
}

/** The rows of one model. */
export interface ModelSummary {
  readonly provider: string;
  readonly model: string;
  readonly rows: number;
  /** `error` rows by what failed; `invalid` is a row that could not be asked. */
  readonly errors: Readonly<Partial<Record<FailureClass | 'invalid', number>>>;
  readonly retries: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Part of `inputTokens`, as far as the providers say. */
  readonly cachedTokens: number;
  /** Part of `outputTokens`, as far as the providers say. */
  readonly reasoningTokens: number;
  /** US dollars, of the rows whose cost is known. */
  readonly costUsd?: number | undefined;
  readonly latencyMs: {
    readonly p50?: number | undefined;
    readonly p95?: number | undefined;
    readonly max?: number | undefined;
  };
}

/** Sums up the events of a run; emits when it has ended. Memory grows with the number of models, not of rows. */
export function summarize(events: Observable<RunEvent>): Observable<Summary> {
  return relayed(events, (subscriber) => {
    const tally = new Tally();
    let begun = false;
    const end = () => {
      if (begun) subscriber.next(tally.summary());
      subscriber.complete();
    };
    return {
      next(event) {
        begun = true;
        tally.add(event);
        if (event.type === 'run-ended') end();
      },
      complete: end,
    };
  });
}

interface ModelTally {
  readonly provider: string;
  readonly model: string;
  readonly latencies: Latencies;
  readonly errors: Partial<Record<FailureClass | 'invalid', number>>;
  rows: number;
  retries: number;
  inputTokens: number;
  outputTokens: number;
  cachedTokens: number;
  reasoningTokens: number;
  costUsd: number | undefined;
}

class Tally {
  readonly #status = { ok: 0, warning: 0, error: 0 };
  readonly #models = new Map<string, Map<string, ModelTally>>();
  readonly #halts: Halt[] = [];
  #queued = 0;
  #finished = 0;
  #kept = 0;
  #left = 0;
  #interrupted = false;
  #startedMs = 0;
  #endedMs = 0;
  #callMs = 0;

  add(event: RunEvent): void {
    this.#endedMs = event.atMs;
    switch (event.type) {
      case 'run-started':
        this.#startedMs = event.atMs;
        break;
      case 'row-queued':
        this.#queued += 1;
        break;
      case 'row-kept':
        this.#kept += 1;
        break;
      case 'row-left':
        this.#left += 1;
        this.#interrupted ||= event.reason === 'interrupted';
        break;
      case 'call-failed':
        this.#callMs += event.latencyMs;
        break;
      case 'provider-halted':
        this.#halts.push({
          provider: event.provider,
          model: event.model,
          failure: event.failure,
          reason: event.reason,
        });
        break;
      case 'row-finished':
        this.#finish(event.result);
        break;
    }
  }

  summary(): Summary {
    return {
      ...this.#status,
      kept: this.#kept,
      // A run that is broken off says nothing of the rows that it breaks off.
      left: Math.max(this.#left, this.#queued - this.#finished - this.#kept),
      models: [...this.#models.values()].flatMap((models) => [...models.values()]).map(toModelSummary),
      halts: this.#halts,
      interrupted: this.#interrupted,
      wallMs: this.#endedMs - this.#startedMs,
      callMs: this.#callMs,
    };
  }

  #finish(result: Result): void {
    const { status, failure = 'invalid', latencyMs } = result;
    const model = this.#modelOf(result);
    this.#finished += 1;
    this.#status[status] += 1;
    model.rows += 1;
    model.retries += Math.max(result.attempts - 1, 0);
    model.inputTokens += result.inputTokens ?? 0;
    model.outputTokens += result.outputTokens ?? 0;
    model.cachedTokens += result.cachedTokens ?? 0;
    model.reasoningTokens += result.reasoningTokens ?? 0;
    if (result.costUsd !== undefined) model.costUsd = (model.costUsd ?? 0) + result.costUsd;
    if (status === 'error') model.errors[failure] = (model.errors[failure] ?? 0) + 1;
    else if (latencyMs !== undefined) {
      model.latencies.add(latencyMs);
      this.#callMs += latencyMs;
    }
  }

  #modelOf({ experiment: { provider, model } }: Result): ModelTally {
    const models = this.#models.get(provider) ?? new Map<string, ModelTally>();
    const known = models.get(model);
    if (known !== undefined) return known;
    const counts = {
      rows: 0,
      retries: 0,
      inputTokens: 0,
      outputTokens: 0,
      cachedTokens: 0,
      reasoningTokens: 0,
    };
    const tally = { provider, model, latencies: new Latencies(), errors: {}, ...counts, costUsd: undefined };
    this.#models.set(provider, models.set(model, tally));
    return tally;
  }
}

function toModelSummary({ latencies, ...figures }: ModelTally): ModelSummary {
  const latencyMs = { p50: latencies.quantileMs(0.5), p95: latencies.quantileMs(0.95), max: latencies.maxMs };
  return { ...figures, latencyMs };
}

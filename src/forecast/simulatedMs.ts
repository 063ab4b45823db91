import { map, range, timer } from 'rxjs';
import type { RateLimit } from '../allowance.js';
import type { Experiment } from '../experiment.js';
import type { Completion, CompletionRequest, Provider } from '../providers/provider.js';
import { memoryQueue } from '../queues/memoryQueue.js';
import type { RunOptions } from '../run/runOptions.js';
import { runExperiments } from '../runExperiments.js';
import type { RowAhead } from './forecastTally.js';
import { inputRatio, type ModelRows } from './modelTotals.js';
import { VirtualTime } from './virtualTime.js';

/** The options of a run that limit how fast it goes. */
export type LimitOptions = Pick<
  RunOptions,
  'maxConcurrent' | 'concurrency' | 'rateLimits' | 'tokenLimits' | 'sequential' | 'retry' | 'timeoutMs'
>;

/** The rows whose run is simulated, and what is known of those who answer them. */
export interface SimulatedRows {
  /** In the order in which they run. */
  readonly ahead: readonly RowAhead[];
  readonly models: readonly ModelRows[];
  /** Calls at once by provider, as the providers say. */
  readonly concurrency: Readonly<Record<string, number>>;
}

/** What chance decides in a simulation. */
export interface Chance {
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Whether answers are drawn from a sample of those that have come, and not from them all: as another pilot would be. */
  readonly isResampled: boolean;
}

/** Calls that a learned rate counts together: a timer is no more exact than a millisecond. */
const COUNTED_TOGETHER = 20;

/**
 * How long a run takes, in milliseconds: this very pipeline, with its caps and limits, in virtual time. Each call takes as
 * long, and as many tokens, as one of those that have run, drawn by chance. Where a provider held them back, its rate is
 * kept.
 */
export function simulatedMs(rows: SimulatedRows, limits: LimitOptions, chance: Chance): number {
  const { maxConcurrent, concurrency, tokenLimits, sequential, retry, timeoutMs } = limits;
  const scheduler = new VirtualTime();
  const answers = new Map(
    rows.models.map((model) => [JSON.stringify([model.provider, model.model]), answersOf(model, chance)]),
  );
  const providerOf = (name: string): Provider => ({
    concurrency: rows.concurrency[name],
    complete: (request) => {
      const { latencyMs, completion } =
        answers.get(JSON.stringify([name, request.model]))?.(request) ?? NOTHING;
      return timer(latencyMs, scheduler).pipe(map(() => completion));
    },
  });
  const run = runExperiments({
    maxConcurrent,
    concurrency,
    rateLimits: { ...ratesKept(rows.models, limits.rateLimits), ...limits.rateLimits },
    tokenLimits,
    sequential,
    retry,
    timeoutMs,
    experiments: range(0, rows.ahead.length).pipe(map((position) => experimentOf(rows, position))),
    prompt: '-',
    providers: providerOf,
    queue: () => memoryQueue<Experiment>(),
    scheduler,
  });
  let failure: { readonly error: unknown } | undefined;
  run.results.subscribe({
    error: (error: unknown) => {
      failure = { error };
    },
  });
  scheduler.flush();
  if (failure !== undefined) throw failure.error;
  return scheduler.now();
}

interface Answer {
  readonly latencyMs: number;
  readonly completion: Completion;
}

const NOTHING: Answer = { latencyMs: 0, completion: { output: '-' } };

/** Answers drawn from those of the pilot. */
function answersOf(
  model: ModelRows,
  { random, isResampled }: Chance,
): (request: CompletionRequest) => Answer {
  const known = model.pilot.flatMap(({ row: { latencyMs, outputTokens = 0 } }) =>
    latencyMs === undefined ? [] : [{ latencyMs, outputTokens }],
  );
  const draw = () => known[Math.floor(random() * known.length)];
  const sample = isResampled ? known.flatMap(() => draw() ?? []) : known;
  const ratio = inputRatio(model) ?? 1;
  return ({ variables }) => {
    const drawn = sample[Math.floor(random() * sample.length)];
    if (drawn === undefined) return NOTHING;
    const inputTokens = Math.round(Number(variables['tokens']) * ratio);
    return {
      latencyMs: drawn.latencyMs,
      completion: { output: '-', inputTokens, outputTokens: drawn.outputTokens },
    };
  };
}

/** A row that asks for as many tokens as the one that it stands for: as if all of them were output. */
function experimentOf({ ahead, models }: SimulatedRows, position: number): Experiment {
  const { place = 0, inputTokens = 0, mostOutputTokens = 0 } = ahead[position] ?? {};
  const { provider = '', model = '' } = models[place] ?? {};
  const variables = { tokens: `${inputTokens}`, 'param.max_tokens': `${inputTokens + mostOutputTokens}` };
  return { position, rowNumber: position + 1, repeat: 1, provider, model, variables };
}

/** The rates of models that are under no limit of one's own. */
function ratesKept(
  models: readonly ModelRows[],
  own: LimitOptions['rateLimits'] = {},
): Readonly<Record<string, RateLimit>> {
  const learned = models.flatMap(({ provider, model, callsPerMs: perMs }) => {
    const name = `${provider}/${model}`;
    if (Object.hasOwn(own, provider) || Object.hasOwn(own, name)) return [];
    return perMs === undefined
      ? []
      : [[name, { limit: COUNTED_TOGETHER, periodMs: COUNTED_TOGETHER / perMs }] as const];
  });
  return Object.fromEntries(learned);
}

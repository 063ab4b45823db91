import type { SchedulerLike } from 'rxjs';
import type { RunEvent } from '../../../src/events.js';
import type { Result } from '../../../src/result.js';
import type { RunOptions } from '../../../src/run/runOptions.js';
import { runExperiments } from '../../../src/runExperiments.js';

type EventOf<Type extends RunEvent['type']> = Extract<RunEvent, { type: Type }>;

export interface WatchedRun {
  /** As they came. */
  readonly results: readonly Result[];
  /** Prompts' answers and errors in the order in which they came. */
  readonly outputs: readonly string[];
  readonly events: readonly RunEvent[];
  readonly error: unknown;
  readonly completedAtMs: number | undefined;
  of<Type extends RunEvent['type']>(type: Type): readonly EventOf<Type>[];
  cancel(): void;
}

type WatchOptions = Omit<RunOptions, 'prompt' | 'scheduler'> & { prompt?: RunOptions['prompt'] };

/** Starts a run on a clock of one's own and writes down what comes of it. No jitter, unless asked for. */
export function watchRun(scheduler: SchedulerLike, { retry, ...options }: WatchOptions): WatchedRun {
  const events: RunEvent[] = [];
  const results: Result[] = [];
  const end: { error?: unknown; completedAtMs?: number } = {};
  const run = runExperiments({
    prompt: '{{provider}}{{n}}',
    ...options,
    retry: { random: () => 0, ...retry },
    scheduler,
  });
  run.events.subscribe((event) => events.push(event));
  const subscription = run.results.subscribe({
    next: (result) => results.push(result),
    error: (error: unknown) => {
      end.error = error;
    },
    complete: () => {
      end.completedAtMs = scheduler.now();
    },
  });
  return {
    results,
    events,
    get outputs() {
      return results.map(({ output, errorMessage }) => output || errorMessage);
    },
    get error() {
      return end.error;
    },
    get completedAtMs() {
      return end.completedAtMs;
    },
    of: <Type extends RunEvent['type']>(type: Type) =>
      events.filter((event): event is EventOf<Type> => event.type === type),
    cancel: () => subscription.unsubscribe(),
  };
}

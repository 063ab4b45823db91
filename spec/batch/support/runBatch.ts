import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lastValueFrom, type Observable, toArray } from 'rxjs';
import { onTestFinished } from 'vitest';
import type { BatchOptions } from '../../../src/batch/batchOptions.js';
import { BatchJournal } from '../../../src/batch/journal/batchJournal.js';
import { resultColumns } from '../../../src/columns.js';
import type { RunEvent } from '../../../src/events.js';
import { providerRegistry } from '../../../src/providers/registry.js';
import type { RunOptions } from '../../../src/run/runOptions.js';
import { runExperiments } from '../../../src/runExperiments.js';
import { resultFiles } from '../../../src/sinks/resultFiles.js';
import { fromRecords } from '../../../src/sources/fromRecords.js';
import { readResults } from '../../support/readResults.js';
import { IdleClock } from './idleClock.js';

export interface BatchRunSetUp {
  readonly folder: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly batch?: Partial<BatchOptions>;
  readonly options?: Partial<RunOptions>;
  readonly resume?: boolean;
  readonly clock?: IdleClock;
  /** Told of every event as it happens. */
  readonly onEvent?: (event: RunEvent) => void;
  readonly stop?: Observable<unknown>;
}

export interface BatchRunEnd {
  readonly results: readonly Record<string, string>[];
  readonly events: readonly RunEvent[];
  readonly warnings: readonly string[];
  readonly left: readonly string[];
  /** States that jobs were in, one after the other. */
  readonly states: readonly string[];
  /** Virtual milliseconds. */
  readonly tookMs: number;
}

/** Runs rows in batches against a local server, in virtual time, with results and journal in a folder. */
export async function runBatch(setUp: BatchRunSetUp): Promise<BatchRunEnd> {
  const { folder, settings, rows, batch = {}, options = {}, resume = false, stop } = setUp;
  const { clock = new IdleClock() } = setUp;
  onTestFinished(() => clock.send.close());
  const path = join(folder, 'results.csv');
  const journal = new BatchJournal(`${path}.batches.jsonl`, {
    existing: resume ? 'resume' : 'refuse',
    now: () => clock.now(),
  });
  const providers = providerRegistry({
    settings: { get: (key) => settings[key] },
    send: clock.send,
    scheduler: clock,
  });
  const variables = Object.keys(rows[0] ?? {}).filter((name) => name !== 'provider' && name !== 'model');
  const sink = resultFiles({
    pathOf: () => path,
    columns: resultColumns(['provider', 'model', ...variables], {}),
    existing: resume ? 'resume' : 'refuse',
  });
  const { results, events } = runExperiments({
    experiments: fromRecords(rows),
    prompt: 'Say {{n}}',
    providers,
    scheduler: clock,
    sink,
    stop,
    ...options,
    batch: { journal, pollMs: 60_000, ...batch },
  });
  const seen: RunEvent[] = [];
  events.subscribe((event) => {
    seen.push(event);
    setUp.onEvent?.(event);
  });
  const startMs = clock.now();
  try {
    await clock.passUntil(lastValueFrom(results.pipe(toArray())));
  } finally {
    journal.close();
  }
  return {
    results: existsSync(path) ? readResults(path) : [],
    events: seen,
    warnings: seen.flatMap((event) => (event.type === 'warning' ? [event.message] : [])),
    left: seen.flatMap((event) =>
      event.type === 'row-left' ? [`${event.experiment.variables['n']}: ${event.reason}`] : [],
    ),
    states: seen.flatMap((event) => (event.type === 'batch-changed' ? [event.state] : [])),
    tookMs: clock.now() - startMs,
  };
}

/** Rows of one provider and model, numbered. */
export function numbered(count: number, provider = 'openai', model = 'm'): Record<string, string>[] {
  return Array.from({ length: count }, (_, index) => ({ provider, model, n: `${index + 1}.` }));
}

import { resolve } from 'node:path';
import { answerCache } from '../../cache/answerCache.js';
import { cacheFolder } from '../../cache/cacheFolder.js';
import type { ResultColumns } from '../../columns.js';
import type { JsonValue } from '../../json.js';
import type { ProviderLookup } from '../../providers/provider.js';
import type { QuestionOptions, RunOptions } from '../../run/runOptions.js';
import type { FinishedRows } from '../../sinks/resume/finishedRows.js';
import type { CliIo } from '../cliIo.js';
import { EXIT } from '../exitCodes.js';
import { executeRows, type Surroundings } from './executeRows.js';
import type { RunFlags } from './flags/runFlags.js';
import { askOnTerminal } from './input/askOnTerminal.js';
import { otherRows } from './input/otherRows.js';
import { limitsOf, mostAtWorkers } from './limitsOf.js';
import { batchOptions } from './output/batchJournal.js';
import { type Output, openOutput } from './output/openOutput.js';

/** Rows that have been checked as far as that goes without asking them. */
export interface CheckedRows {
  readonly options: QuestionOptions & { readonly providers: ProviderLookup };
  readonly columns: ResultColumns;
  /** What was found in the results that are resumed. Default: nothing has been looked at. */
  readonly found: FinishedRows | undefined;
  /** What the answers have to fit. Default: anything will do. */
  readonly schema: JsonValue | undefined;
  /** The report that grows with the run, if there is one. */
  readonly live: Output['live'];
  /** Takes secrets out of a text. */
  readonly redact: (text: string) => string;
  /** How many rows are behind `--limit`, once the others have been read. */
  readonly rest: () => number;
}

/**
 * Asks rows: opens what that needs (cache, workers, output, batches), runs them, and lets go of it again. Returns the exit
 * code.
 */
export async function askRows(
  rows: CheckedRows,
  flags: RunFlags,
  surroundings: Surroundings,
): Promise<number> {
  const { options, columns, found, schema, live, redact } = rows;
  const { io } = surroundings;
  const cache = cacheOf(flags, io);
  const workers =
    flags.workers === undefined
      ? undefined
      : await (await import('./workers/joinWorkers.js')).joinWorkers(flags, { cwd: io.cwd(), redact });
  const output = {
    ...openOutput(flags, columns, io.stdout, {
      others: otherRows(flags, options, io),
      found,
      schema,
      around: workers?.sink,
      onFinished: workers?.finished,
    }),
    live,
  };
  const batch = batchOptions(flags, askOnTerminal(io));
  const served = workers && {
    providers: workers.providers,
    news: workers.news,
    timeoutMs: workers.timeoutMs,
    maxConcurrent: mostAtWorkers(flags),
  };
  const all = { ...options, ...limitsOf(flags), redact, cache, batch, ...served };
  let exitCode: number | undefined;
  try {
    exitCode = await executeRows(all, output, flags, { ...surroundings, rest: rows.rest });
    return exitCode;
  } finally {
    batch?.journal.close();
    await workers?.close({ isWhole: exitCode === EXIT.ok });
  }
}

function cacheOf({ cache, 'cache-max-age': maxAgeMs }: RunFlags, { env, cwd }: CliIo): RunOptions['cache'] {
  if (cache === false) return undefined;
  return answerCache(cache === true ? cacheFolder(env) : resolve(cwd(), cache), { maxAgeMs });
}

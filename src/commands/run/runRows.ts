import { concat, concatMap, EMPTY, ignoreElements, lastValueFrom, Subscription, tap } from 'rxjs';
import { atBatchPrice } from '../../batch/atBatchPrice.js';
import { httpSend } from '../../providers/http/httpSend.js';
import { proxyFor } from '../../providers/http/proxyFor.js';
import type { ProviderLookup } from '../../providers/provider.js';
import { spillQueue } from '../../queues/spillQueue.js';
import { RESPONSE_SCHEMA } from '../../schema/responseSchema.js';
import { strictMisfit } from '../../schema/strictMisfit.js';
import { secretsOf } from '../../settings/secrets.js';
import { readSettings } from '../../settings/settings.js';
import type { FinishedRows } from '../../sinks/resume/finishedRows.js';
import { Appetite } from '../../sources/matrix/appetite.js';
import { combinationCount } from '../../sources/matrix/combinations.js';
import type { CliIo } from '../cliIo.js';
import { printOn, tellOn } from '../tell.js';
import { askRows } from './askRows.js';
import { boundHeap } from './boundHeap.js';
import { checkBatchProviders } from './checks/checkBatchProviders.js';
import { checkColumns } from './checks/checkColumns.js';
import { checkFilesApart } from './checks/checkFilesApart.js';
import { checkPrices } from './checks/checkPrices.js';
import { checkResume } from './checks/checkResume.js';
import { flagWarnings } from './checks/flagWarnings.js';
import { unknownPlaceholders } from './checks/unknownPlaceholders.js';
import { strayErrors } from './ending/strayErrors.js';
import { withoutSecrets } from './ending/withoutSecrets.js';
import type { Surroundings } from './executeRows.js';
import type { RunFlags } from './flags/runFlags.js';
import { isReadOnce } from './input/isReadOnce.js';
import { matrixOf } from './input/matrixOf.js';
import { providersOf } from './input/providersOf.js';
import { questionOf } from './input/questionOf.js';
import { rowsOf } from './input/rowsOf.js';
import { limitsOf } from './limitsOf.js';
import { checkJournal } from './output/batchJournal.js';
import { openLive } from './output/openLive.js';
import { checkOutput } from './output/openOutput.js';
import { checkSummaryFile } from './output/summaryFile.js';
import { tellSize } from './size/tellSize.js';

/** Runs the rows of the experiments file and returns the exit code. Rejects with a `UsageError` for what it cannot use. */
export async function runRows(flags: RunFlags, io: CliIo): Promise<number> {
  const secrets = secretsOf(readSettings(io.env, io.cwd()));
  const send = httpSend({
    proxyFor: proxyFor(secrets.settings),
    connectTimeoutMs: connectTimeoutMs(flags.timeout),
  });
  const tell = tellOn(io.stderr, secrets.redact);
  const hasForeignCode = flags['provider-module'].length > 0;
  const defects = strayErrors(io, { hasForeignCode, tell: flags.quiet ? () => {} : tell });
  let defect: { readonly error: unknown } | undefined;
  // From before it is loaded: code that is not ours may lose sight of something at any time.
  const watching = hasForeignCode
    ? defects.subscribe((error) => {
        defect ??= { error };
      })
    : Subscription.EMPTY;
  const unbind = boundHeap();
  try {
    const providers =
      flags.workers === undefined
        ? await providersOf(flags, secrets, send, io.cwd())
        : (await import('./input/workerProviders.js')).workerProviders();
    const exitCode = await runWith(providers, flags, { io, tell, defects }, secrets.redact);
    if (defect !== undefined) throw defect.error;
    return exitCode;
  } catch (error) {
    throw withoutSecrets(error, secrets.redact);
  } finally {
    unbind();
    watching.unsubscribe();
    send.close();
    if (flags.experiments === '-') io.stdin.destroy();
  }
}

/**
 * A connection must have failed before the time of its call is over: else a server that is not there would look like one
 * that is slow. Timers of connections are late by up to a second.
 */
function connectTimeoutMs(timeoutMs: number): number {
  return Math.min(10_000, Math.max(timeoutMs - 1000, timeoutMs / 2));
}

async function runWith(
  providers: ProviderLookup,
  flags: RunFlags,
  surroundings: Surroundings,
  redact: (text: string) => string,
): Promise<number> {
  const { io, tell } = surroundings;
  const warnings = flagWarnings(flags, (name) => providers(name) !== undefined, providers.known);
  if (!flags.quiet) for (const line of warnings) tell(`Warning: ${line}`);

  checkFilesApart(flags);
  checkJournal(flags);
  checkOutput(flags);
  checkSummaryFile(flags.summary);
  const asked = flags.batch ? atBatchPrice(providers) : providers;
  const question = { ...(await questionOf(flags, io)), providers: asked };
  const schema = question.parameters?.[RESPONSE_SCHEMA];
  const misfit = schema === undefined ? undefined : strictMisfit(schema);
  if (misfit !== undefined && !flags.quiet)
    tell(`The schema is sent without strict, which OpenAI takes for a part of JSON Schema only (${misfit})`);
  const appetite = combinationCount(matrixOf(flags), flags.repeat) > 1 ? new Appetite() : undefined;
  // Opened before the input: rows do not wait for who looks at them.
  const live = flags['validate-only'] ? undefined : await openLive(flags);
  if (live !== undefined) tell(`Live report: ${live.url}`);
  let found: FinishedRows | undefined;
  let rest = 0;
  // Who writes a pipe may take long for the row behind the last one that is wanted.
  const onRest = isReadOnce(flags.experiments)
    ? undefined
    : (rows: number) => {
        rest = rows;
      };
  const exitCode = concat(
    tellSize(flags, io.stdin, tell),
    checkResume(flags, question, io.stdin).pipe(
      tap((rows) => {
        found = rows;
      }),
      ignoreElements(),
    ),
    checkBatchProviders(flags, question, io.stdin),
    // What a call costs, only those who make it know.
    flags.workers === undefined ? checkPrices(flags, question, io.stdin) : EMPTY,
    rowsOf(flags, io.stdin, { where: flags.where, limit: flags.limit, appetite, onRest }).pipe(
      concatMap(async ({ columns, experiments }) => {
        checkColumns(flags, columns);
        // Also under --quiet: every row would be paid for that asks something else than is meant.
        const unknown = unknownPlaceholders(question, columns);
        for (const { sentence } of unknown) tell(`Warning: ${sentence}`);
        const options = {
          ...question,
          experiments,
          queue: appetite && (() => appetite.counting(spillQueue())),
        };
        if (flags['validate-only']) {
          const { validateRows } = await import('./validateRows.js');
          const print = printOn(io.stderr, redact);
          return validateRows({ ...options, ...limitsOf(flags) }, flags, {
            tell,
            print,
            unknown,
            rest: () => rest,
          });
        }
        const run = { options, columns, found, schema, live, redact, rest: () => rest };
        return askRows(run, flags, surroundings);
      }),
    ),
  );
  return lastValueFrom(exitCode).finally(() => live?.close());
}

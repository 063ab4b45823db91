import { createReadStream } from 'node:fs';
import { concatMap, lastValueFrom } from 'rxjs';
import { proxyFor } from '../providers/http/proxyFor.js';
import { httpSend } from '../providers/http.js';
import { providerRegistry } from '../providers/registry.js';
import { secretsOf } from '../providers/secrets.js';
import { readSettings } from '../providers/settings.js';
import type { RunOptions } from '../run/runOptions.js';
import { csvTable } from '../sources/csvTable.js';
import { experiments } from '../sources/experiments.js';
import type { CliIo } from './cliIo.js';
import { executeRows } from './executeRows.js';
import { checkOutput, openOutput } from './openOutput.js';
import { questionOf } from './questionOf.js';
import type { RunFlags } from './runFlags.js';
import { flagWarnings } from './runFlagsTogether.js';
import { tellOn } from './tell.js';
import { validateRows } from './validateRows.js';

/** Runs the rows of the experiments file and returns the exit code. Rejects with a `UsageError` for what it cannot use. */
export async function runRows(flags: RunFlags, io: CliIo): Promise<number> {
  const { settings, redact } = secretsOf(readSettings(io.env, io.cwd()));
  const send = httpSend({ proxyFor: proxyFor(settings) });
  const providers = providerRegistry({ settings, send, redact });
  const tell = tellOn(io.stderr, redact);
  if (!flags.quiet)
    flagWarnings(flags, (name) => providers(name) !== undefined).map((line) => tell(`Warning: ${line}`));

  checkOutput(flags);
  const question = { ...(await questionOf(flags, io)), providers };
  const { delimiter, comment, where, repeat, limit } = flags;
  const set = Object.fromEntries(flags.set.map(({ name, value }) => [name.trim(), value]));
  const open = () => (flags.experiments === '-' ? io.stdin : createReadStream(flags.experiments));

  const exitCode = csvTable(open, { delimiter, comment }).pipe(
    concatMap(async (table) => {
      const { columns, experiments: rows } = experiments(table, { where, set, repeat, limit });
      const options = { ...question, experiments: rows };
      if (flags['validate-only']) return validateRows(options, tell);
      const sink = openOutput(flags, columns, io.stdout);
      return executeRows({ ...options, ...limitsOf(flags), sink, redact }, flags, io, tell);
    }),
  );
  try {
    return await lastValueFrom(exitCode);
  } finally {
    send.close();
  }
}

function limitsOf(flags: RunFlags): Partial<RunOptions> {
  return {
    maxConcurrent: flags['max-concurrent'],
    concurrency: Object.assign({}, ...flags['provider-concurrency']),
    sequential: flags.sequential,
    timeoutMs: flags.timeout,
    retry: {
      maxRetries: flags['max-retries'],
      initialDelayMs: flags['retry-delay'],
      maxDelayMs: flags['max-retry-delay'],
      maxWaitMs: flags['max-wait'],
    },
  };
}

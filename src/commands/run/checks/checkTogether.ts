import { UsageError } from '../../../errors.js';
import { isTemplatedPath } from '../../../paths/pathTemplate.js';
import { RESPONSE_SCHEMA } from '../../../schema/responseSchema.js';
import { checkMatrix } from '../../../sources/matrix/matrix.js';
import { once } from '../../values/flagValues.js';
import { writesJsonl } from '../flags/outputFormat.js';
import type { RunFlags } from '../flags/runFlags.js';
import { matrixOf } from '../input/matrixOf.js';
import { checkBatchFlags } from './checkBatchFlags.js';
import { checkWorkerFlags } from './checkWorkerFlags.js';

/** Throws a `UsageError` for flags that are each fine, but not together. */
export function checkTogether(flags: RunFlags): void {
  const { prompt, experiments, system, context, output, overwrite, resume, verbose, quiet } = flags;
  const fromStdin = [
    ...(prompt.includes('-') ? ['--prompt'] : []),
    ...(experiments === '-' ? ['--experiments'] : []),
    ...(system === '-' ? ['--system'] : []),
    ...(context.includes('-') ? ['--context'] : []),
  ];
  if (fromStdin.length > 1) throw new UsageError(`${fromStdin.join(' and ')} cannot both read stdin`);
  if (isTemplatedPath(experiments))
    throw new UsageError('--experiments takes one file: its path cannot hold {{variables}}');
  if (overwrite && output === undefined)
    throw new UsageError('--overwrite needs --output: stdout is never there before');
  if (resume && output === undefined) {
    throw new UsageError('--resume needs --output: stdout holds no earlier results');
  }
  if (resume && overwrite) throw new UsageError('--resume and --overwrite exclude each other');
  if (flags['retry-errors'] && !resume) throw new UsageError('--retry-errors goes with --resume');
  if (flags['allow-unpriced'] && flags['max-cost'] === undefined)
    throw new UsageError('--allow-unpriced goes with --max-cost');
  if (verbose && quiet) throw new UsageError('--verbose and --quiet exclude each other');
  if (flags.excel && writesJsonl(flags))
    throw new UsageError('--excel and results as JSON Lines exclude each other');
  checkNames(flags);
  checkVaried(flags);
  checkSchemaFlags(flags);
  checkBatchFlags(flags);
  checkWorkerFlags(flags);
  if (flags['cache-max-age'] !== undefined && flags.cache === false)
    throw new UsageError('--cache-max-age goes with --cache');
}

/** Of two values for one name, neither is more likely to be meant. */
function checkNames(flags: RunFlags): void {
  once(flags.param, 'param');
  for (const flag of ['set', 'provider-module'] as const) {
    once(
      flags[flag].map(({ name, value }) => [name.trim(), value]),
      flag,
    );
  }
  for (const flag of ['provider-concurrency', 'rate-limit', 'token-limit'] as const) {
    once(
      flags[flag].flatMap((values) => Object.entries(values)),
      flag,
    );
  }
}

/** A column cannot be given one value and several. */
function checkVaried(flags: RunFlags): void {
  const { param, sweep } = flags;
  once(
    sweep.map(({ name, values }) => [name, values]),
    'sweep',
  );
  checkMatrix(matrixOf(flags), Object.fromEntries(flags.set.map(({ name, value }) => [name.trim(), value])));
  const twice = sweep.find(({ name }) => param.some(([given]) => given === name));
  if (twice) throw new UsageError(`--param ${twice.name} and --sweep ${twice.name} exclude each other`);
}

/** The answer has one form. */
function checkSchemaFlags(flags: RunFlags): void {
  const other = flags.param.find(([name]) => name === RESPONSE_SCHEMA || name === 'response_format');
  if (flags['json-schema'] !== undefined && other !== undefined)
    throw new UsageError(`--json-schema and --param ${other[0]} exclude each other`);
}

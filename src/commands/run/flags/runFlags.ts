import type { Flag } from '../../arguments/flag.js';
import { BATCH_FLAGS } from './batchFlags.js';
import { FAILURE_FLAGS } from './failureFlags.js';
import { FILE_FLAGS } from './fileFlags.js';
import { LIMIT_FLAGS } from './limitFlags.js';
import { OUTPUT_FLAGS } from './outputFlags.js';
import { ROW_FLAGS } from './rowFlags.js';
import { WORKER_FLAGS } from './workerFlags.js';

const BEGINNING = [
  'prompt',
  'experiments',
  'output',
  'context',
  'model',
  'param',
  'limit',
  'validate-only',
  'resume',
] as const;

const ALL = {
  ...grouped('Files:', FILE_FLAGS),
  ...grouped('Rows:', ROW_FLAGS),
  ...grouped('Limits:', LIMIT_FLAGS),
  ...grouped('Failures:', FAILURE_FLAGS),
  ...grouped('Batches:', BATCH_FLAGS),
  ...grouped('Workers:', WORKER_FLAGS),
  ...grouped('Output:', OUTPUT_FLAGS),
};

const FIRST = Object.fromEntries(
  BEGINNING.map((name) => [name, { ...ALL[name], group: 'To begin with:' }]),
) as Pick<typeof ALL, (typeof BEGINNING)[number]>;

/** The flags of `run`, in the order of its help: those to begin with, then all others by what they are about. */
export const RUN_FLAGS: typeof ALL = { ...FIRST, ...ALL, ...FIRST };

/** What the flags of `run` were set to. */
export type RunFlags = {
  readonly [Name in keyof typeof RUN_FLAGS]: ReturnType<(typeof RUN_FLAGS)[Name]['read']>;
};

/** The same flags under a heading of the help. */
function grouped<Table extends Readonly<Record<string, Flag<unknown>>>>(group: string, table: Table): Table {
  const entries = Object.entries(table).map(([name, flag]) => [name, { ...flag, group }]);
  return Object.fromEntries(entries);
}

import { hostname } from 'node:os';
import { many, one } from '../arguments/flag.js';
import { readFlags } from '../arguments/readFlags.js';
import { PROVIDER_FLAGS } from '../run/flags/providerFlags.js';
import { BROKER_FLAGS } from '../run/flags/workerFlags.js';
import { caps } from '../values/flagValues.js';
import { runName } from '../values/runName.js';

/** The flags of `worker`, in the order of its help. */
export const WORKER_COMMAND_FLAGS = {
  serve: many(
    {
      describe: 'what is served, and calls at once of each, repeatable',
      value: 'NAME=N,...',
      required: true,
    },
    caps,
  ),
  ...BROKER_FLAGS,
  name: one(
    { describe: 'names the worker in logs and summaries', value: 'NAME', without: 'machine and process' },
    runName,
    `${hostname()}-${process.pid}`,
  ),
  ...PROVIDER_FLAGS,
};

/** What the flags of `worker` were set to, and the broker that it was given. */
export type WorkerFlags = ReturnType<typeof readWorkerFlags>;

/** Reads what yargs has parsed. */
export function readWorkerFlags(parsed: Readonly<Record<string, unknown>>) {
  return { ...readFlags(WORKER_COMMAND_FLAGS, parsed), url: String(parsed['url']) };
}

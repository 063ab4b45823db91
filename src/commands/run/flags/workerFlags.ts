import { type Flag, one } from '../../arguments/flag.js';
import { anyText, positiveInteger } from '../../values/flagValues.js';
import { runName } from '../../values/runName.js';

/** How a broker is reached: the same for runs and workers. */
export const BROKER_FLAGS = {
  'workers-creds': one(
    { describe: 'a file of NATS credentials for the broker', value: 'FILE', without: 'user:pass@ of URL' },
    anyText,
    undefined,
  ),
  'workers-ca': one(
    {
      describe: 'a file with the certificates that vouch for the broker',
      value: 'FILE',
      without: "the system's",
    },
    anyText,
    undefined,
  ),
} as const satisfies Readonly<Record<string, Flag<unknown>>>;

/** Calls that are made on other machines. */
export const WORKER_FLAGS = {
  workers: one(
    {
      describe:
        'calls are made by each parallamr worker at this broker (nats://host:4222); keys are with them',
      value: 'URL',
      without: 'they are made here',
    },
    anyText,
    undefined,
  ),
  ...BROKER_FLAGS,
  'run-name': one(
    {
      describe: 'names the run at the broker, so that --resume finds what it has asked',
      value: 'NAME',
      without: 'this machine and the path of the output',
    },
    runName,
    undefined,
  ),
  'queue-ahead': one(
    {
      describe:
        'with --workers: N calls wait at the broker beyond those that have a place, for when this run is away',
      value: 'N',
      without: '0',
    },
    positiveInteger,
    undefined,
  ),
} as const satisfies Readonly<Record<string, Flag<unknown>>>;

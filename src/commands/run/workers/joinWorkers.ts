import { hash, randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { basename, resolve } from 'node:path';
import { cleanText } from '../../../text/cleanText.js';
import { natsBroker } from '../../../workers/nats/natsBroker.js';
import { backstopMs, openWorkers, type Workers } from '../../../workers/run/openWorkers.js';
import type { RunFlags } from '../flags/runFlags.js';

type JoinFlags = Pick<
  RunFlags,
  | 'workers'
  | 'workers-creds'
  | 'workers-ca'
  | 'run-name'
  | 'queue-ahead'
  | 'output'
  | 'resume'
  | 'timeout'
  | 'max-wait'
>;

/** Workers that a run has joined, and how long it waits for each of their answers. */
export interface JoinedWorkers extends Workers {
  readonly timeoutMs: number;
}

/** Joins the workers at the broker that `--workers` names. Rejects with a `UsageError` where it cannot. */
export async function joinWorkers(
  flags: JoinFlags,
  { cwd, redact }: { readonly cwd: string; readonly redact: (text: string) => string },
): Promise<JoinedWorkers> {
  const { timeout, 'queue-ahead': queueAhead = 0, 'max-wait': maxWaitMs } = flags;
  const holder = `${hostname()}, process ${process.pid}`;
  const broker = await natsBroker({
    url: flags.workers ?? '',
    creds: flags['workers-creds'],
    ca: flags['workers-ca'],
    name: `parallamr run, ${holder}`,
  });
  try {
    const workers = await openWorkers({
      broker,
      run: flags['run-name'] ?? nameOf(flags.output, cwd),
      holder,
      isResumed: flags.resume,
      timeoutMs: timeout,
      maxWaitMs,
      queueAhead,
      clean: (text) => cleanText(text, redact),
    });
    return Object.assign(workers, { timeoutMs: backstopMs(timeout, broker.leaseMs, queueAhead) });
  } catch (error) {
    await broker.close();
    throw error;
  }
}

/** The same results on the same machine are the same run. Those of stdout cannot be gone on with. */
function nameOf(output: string | undefined, cwd: string): string {
  if (output === undefined) return `stdout ${randomUUID()}`;
  const place = hash('sha256', `${hostname()}:${resolve(cwd, output)}`).slice(0, 16);
  return `${basename(output).slice(-40)} ${place}`;
}

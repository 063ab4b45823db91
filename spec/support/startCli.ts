import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './temporaryFolder.js';

export const builtProgram = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));

export interface CliOptions {
  /** Added to an environment that holds no keys, no proxies and no settings. */
  env?: Readonly<Record<string, string>>;
  /** Default: an empty folder of its own, so that no `.env` is found. */
  cwd?: string;
  /** Default: the built program in its own place. */
  program?: string;
  /** Milliseconds after which the program is killed. Default 25,000: less than a test has. */
  timeoutMs?: number;
}

export interface CliEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface CliProcess {
  child: ChildProcessWithoutNullStreams;
  /** Settles when the program has ended and its output has been read. */
  ended: Promise<CliEnd>;
}

/** Starts the built program and leaves it running: for signals, slow pipes and kills. stdin stays open. */
export function startCli(args: readonly string[], options: CliOptions = {}): CliProcess {
  const { env = {}, cwd = temporaryFolder(), timeoutMs = 25_000, program = builtProgram } = options;
  if (!existsSync(builtProgram)) throw new Error(`${builtProgram} is not there: npm run build`);

  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { ...systemOnly(process.env), ...env },
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  const closed = new Promise<Pick<CliEnd, 'code' | 'signal'>>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  const ended = Promise.all([closed, text(child.stdout), text(child.stderr)]).then(
    ([end, stdout, stderr]) => ({ ...end, stdout, stderr }),
  );
  return { child, ended };
}

/** What a process needs to start at all, on Windows too. */
function systemOnly(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = ['PATH', 'SystemRoot', 'TEMP', 'TMP'];
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}

import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { builtProgram } from '../../support/startCli.js';

export interface ShellOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Shell that runs before each `parallamr`, on its arguments. Default: nothing. */
  readonly before?: string;
}

/** Starts a line of shell in which `parallamr` is the built program. stdin stays open. */
export function startShell(line: string, { cwd, env = {}, before = ':' }: ShellOptions) {
  const script = `parallamr() { ${before}; '${process.execPath}' '${builtProgram}' "$@"; }; ${line}`;
  const { PATH = '' } = process.env;
  const child = spawn('sh', ['-c', script], { cwd, env: { PATH, ...env }, timeout: 25_000 });
  const closed = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const ended = Promise.all([closed, text(child.stdout), text(child.stderr)]).then(
    ([code, stdout, stderr]) => ({ code, stdout, stderr }),
  );
  return { child, ended };
}

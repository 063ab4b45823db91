// @ts-check
import { execFile } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * What a command prints in a project, whose programs are on its path.
 *
 * @param {readonly string[]} command
 * @param {string} cwd
 * @param {string} [node] the Node that is first on the path. Default: the one this is
 */
export async function output([program = '', ...args], cwd, node = process.execPath) {
  const PATH = [dirname(node), join(cwd, 'node_modules/.bin'), process.env['PATH']].join(delimiter);
  // Where CI is set, yarn would take a lock file that changes for a mistake.
  const env = { ...process.env, PATH, YARN_ENABLE_TELEMETRY: '0', YARN_ENABLE_IMMUTABLE_INSTALLS: '0' };
  try {
    const { stdout } = await run(program, args, { cwd, env });
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = /** @type {{ stdout?: string, stderr?: string }} */ (error);
    throw new Error(`${[program, ...args].join(' ')} in ${cwd} failed:\n${stdout}${stderr}`);
  }
}

/**
 * Rejects where a command prints anything else than what is wanted.
 *
 * @param {readonly string[]} command
 * @param {string} cwd
 * @param {RegExp} wanted
 * @param {string} [node]
 */
export async function check(command, cwd, wanted, node) {
  const printed = await output(command, cwd, node);
  if (!wanted.test(printed)) throw new Error(`${command.join(' ')} in ${cwd} printed:\n${printed}`);
}

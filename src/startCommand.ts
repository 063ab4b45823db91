import { Console } from 'node:console';
import { syncBuiltinESMExports } from 'node:module';
import { main } from './cli.js';
import { wholeStdout } from './wholeStdout.js';

/** Runs the command of this process, and leaves its exit code. */
export async function startCommand(): Promise<void> {
  // stdout holds results alone: what a provider of one's own prints does not get among them.
  Object.assign(console, new Console(process.stderr));
  syncBuiltinESMExports();
  // In its place, as the commands have all of their surroundings from the process.
  Object.defineProperty(process, 'stdout', { value: wholeStdout(process.stdout) });
  // Node's own warnings are for who writes a program, not for who runs it.
  if (process.env['DEBUG'] !== 'parallamr') process.removeAllListeners('warning');
  const exhausted = () => {
    process.stderr.write('parallamr: this is a defect: it waits for something that will never come\n');
  };
  process.once('exit', exhausted);
  const exitCode = await main(process.argv.slice(2), process);
  process.off('exit', exhausted);
  process.exitCode = exitCode;
  // Who was told to stop ends by that signal where something cannot be taken back, such as the opening of a pipe that
  // nobody reads: `process.exit` would wait for it.
  if (exitCode > 128) setTimeout(() => process.kill(process.pid, exitCode - 128), 1000).unref();
}

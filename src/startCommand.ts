import { Console } from 'node:console';
import { syncBuiltinESMExports } from 'node:module';
import { fileURLToPath } from 'node:url';
import { main } from './cli.js';
import type { CompiledModule } from './compiled/loadCompiled.js';
import { wholeStdout } from './wholeStdout.js';

/** The file that holds the modules of a run, in the package. */
const RUN = new URL('./run.cjs', import.meta.url);
/** After so long, V8 may have dropped what it compiled for the start. */
const FORGETFUL_SECONDS = 10;

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
  let commands: CompiledModule | undefined;
  const loadCommands = async () => {
    const { loadCompiled } = await import('./compiled/loadCompiled.js');
    commands = loadCompiled(fileURLToPath(RUN));
    return import('./commands/parseWords.js');
  };
  const exitCode = await main(
    process.argv.slice(2),
    process,
    process.env['NODE_DISABLE_COMPILE_CACHE'] === undefined ? loadCommands : undefined,
  );
  process.off('exit', exhausted);
  if (process.uptime() < FORGETFUL_SECONDS) commands?.keep();
  process.exitCode = exitCode;
  // Who was told to stop ends by that signal where something cannot be taken back, such as the opening of a pipe that
  // nobody reads: `process.exit` would wait for it.
  if (exitCode > 128) setTimeout(() => process.kill(process.pid, exitCode - 128), 1000).unref();
}

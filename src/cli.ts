import { readyText } from './commands/arguments/readyText.js';
import type { CliIo } from './commands/cliIo.js';
import { EXIT } from './commands/exitCodes.js';
import { UsageError } from './errors.js';
import { installationProblem } from './installation.js';
import { outputError } from './sinks/files/outputError.js';
import { cleanText } from './text/cleanText.js';
import { errorCode } from './text/errorCode.js';
import { errorText } from './text/errorText.js';

/** Loads what reads arguments: a text that is ready needs none of it. */
export type LoadCommands = () => Promise<Pick<typeof import('./commands/parseWords.js'), 'parseWords'>>;

/**
 * The command: reads the arguments, runs what they name, and returns the exit code. Results go to `io.stdout`, everything
 * else to `io.stderr`. Never throws, never exits.
 *
 * @param loadCommands Default: `import()`.
 *
 * @example
 * process.exitCode = await main(process.argv.slice(2), process);
 */
export async function main(
  argv: readonly string[],
  io: CliIo,
  loadCommands: LoadCommands = () => import('./commands/parseWords.js'),
): Promise<number> {
  // That a reader has gone, such as `head`, is no failure. What else goes wrong with results, their sink reports.
  const lost: Error[] = [];
  io.stdout.on('error', (error) => lost.push(error));
  io.stderr.on('error', () => {});
  try {
    const text = readyText(argv);
    const parsed = text === undefined ? await (await loadCommands()).parseWords(argv) : { text };
    if ('run' in parsed) return await whenWritten(io, lost, await parsed.run(io));
    io.stdout.write(`${parsed.text}\n`);
    return await whenWritten(io, lost, EXIT.ok);
  } catch (error) {
    return failed(error, io);
  }
}

/** The same exit code, unless something that was written has got lost; a reader that has gone wanted no more. */
async function whenWritten(io: CliIo, lost: readonly Error[], code: number): Promise<number> {
  await new Promise<void>((resolve) => io.stdout.write('', () => resolve()));
  const error = lost.find((each) => errorCode(each) !== 'EPIPE');
  const isTold = code !== EXIT.ok && code !== EXIT.someFailed;
  if (isTold || error === undefined) return code;
  throw outputError('stdout', error);
}

function failed(error: unknown, io: CliIo): number {
  const problem = installationProblem(error);
  const expected = problem !== undefined || UsageError.isInstance(error);
  const message = problem ?? errorText(error);
  io.stderr.write(`parallamr: ${expected ? '' : 'this is a defect: '}${cleanText(message)}\n`);
  if (io.env['DEBUG'] === 'parallamr' && error instanceof Error) io.stderr.write(`${error.stack}\n`);
  return expected ? EXIT.usage : EXIT.defect;
}

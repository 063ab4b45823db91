import type { Options, PositionalOptions } from 'yargs';
import type { CliIo } from './cliIo.js';

/** One command, as `parseArguments` needs it. */
export interface Command {
  /** Name and positional arguments, in the notation of yargs. */
  readonly usage: string;
  readonly describe: string;
  readonly positionals?: Readonly<Record<string, PositionalOptions>>;
  readonly options?: Readonly<Record<string, Options>>;
  /** What `--help` says below the flags. */
  readonly epilogue?: string;
  /** Checks the values, before anything is opened. The function that is returned does the work. */
  prepare(parsed: Readonly<Record<string, unknown>>): (io: CliIo) => Promise<number>;
}

import { parseArguments } from './arguments/parseArguments.js';
import type { Parsed } from './arguments/parsed.js';
import { COMMANDS } from './commands.js';

/** Reads the arguments of the program. Rejects with a `UsageError` for what none of its commands takes. */
export function parseWords(argv: readonly string[]): Promise<Parsed> {
  return parseArguments(argv, COMMANDS);
}

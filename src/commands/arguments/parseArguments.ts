import { UsageError } from '../../errors.js';
import { nameHint } from '../../text/names/nameHint.js';
import type { Command } from '../command.js';
import { checkedWords } from './checkedWords.js';
import type { Parsed } from './parsed.js';
import { quickValues } from './quickValues.js';
import { severalPlaces } from './severalPlaces.js';

/** Reads the arguments. Rejects with a `UsageError` for what no command takes. */
export async function parseArguments(argv: readonly string[], commands: readonly Command[]): Promise<Parsed> {
  const [name = '', ...words] = wordsOf(argv, commands);
  const command = commands.find(({ usage }) => usage.split(' ')[0] === name);
  const prepared = command && preparedQuickly(words, command);
  if (prepared !== undefined) return { run: prepared };
  return (await import('./yargsArguments.js')).yargsArguments(
    name === '' ? words : [name, ...words],
    commands,
  );
}

/** The work that checked words ask for; `undefined` where yargs must read them. */
function preparedQuickly(
  words: readonly string[],
  command: Command,
): ReturnType<Command['prepare']> | undefined {
  const several = severalPlaces(words, command);
  const values = several && quickValues(several.flags, command);
  return several && values && command.prepare({ ...values, ...several.places });
}

/**
 * The words as yargs is to read them. It would let pass what it has no use for, such as the value of a switch: so what a
 * command is given is checked here. Words that only ask for a text, such as the help, do no harm.
 */
function wordsOf(argv: readonly string[], commands: readonly Command[]): string[] {
  const byName = new Map(commands.map((command) => [command.usage.split(' ')[0] ?? '', command]));
  const name = argv.find((word) => byName.has(word)) ?? '';
  const command = byName.get(name);
  const asksForText =
    ['completion', '--get-yargs-completions'].includes(argv[0] ?? '') ||
    argv.includes('--help') ||
    argv.includes('-h');
  if (asksForText) return [...argv];
  if (command === undefined) {
    const [first = '-'] = argv;
    if (!first.startsWith('-')) throw new UsageError(unknownCommand(first, [...byName.keys(), 'completion']));
    return [...argv];
  }
  return [name, ...checkedWords(argv.toSpliced(argv.indexOf(name), 1), command)];
}

function unknownCommand(name: string, names: readonly string[]): string {
  return `there is no command '${name}'; ${nameHint(name, names, 'there are')}`;
}

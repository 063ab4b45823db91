import type { Command } from '../command.js';
import { checkedWords } from './checkedWords.js';
import type { Parsed } from './parsed.js';
import { quickValues } from './quickValues.js';

/** Reads the arguments. Rejects with a `UsageError` for what no command takes. */
export async function parseArguments(argv: readonly string[], commands: readonly Command[]): Promise<Parsed> {
  const [name = '', ...words] = wordsOf(argv, commands);
  const command = commands.find(({ usage }) => usage === name);
  const values = command && quickValues(words, command);
  if (command !== undefined && values !== undefined) return { run: command.prepare(values) };
  return (await import('./yargsArguments.js')).yargsArguments(
    name === '' ? words : [name, ...words],
    commands,
  );
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
  if (command === undefined || asksForText) return [...argv];
  return [name, ...checkedWords(argv.toSpliced(argv.indexOf(name), 1), command)];
}

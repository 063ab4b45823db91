import type { Command } from '../command.js';

/**
 * What checked words say: `checkedWords` has put them into one form, whose reading needs no parser. yargs, and the help
 * that it renders whatever it runs, take ten times as long to load and to run.
 *
 * Returns `undefined` for words that are not all flags of the command, such as `--help`: these are for yargs.
 *
 * @param words As `checkedWords` returns them.
 *
 * @example
 * quickValues(['--prompt=prompt.txt', '--experiments=rows.csv'], runCommand)?.['prompt'] // 'prompt.txt'
 */
export function quickValues(
  words: readonly string[],
  { options = {} }: Pick<Command, 'options'>,
): Readonly<Record<string, unknown>> | undefined {
  const given = new Map<string, readonly string[]>();
  const switches = new Map<string, true>();
  for (const word of words) {
    const [, name = '', , value] = /^--([^=]+)(=([\s\S]*))?$/.exec(word) ?? [];
    if (!Object.hasOwn(options, name)) return undefined;
    if (options[name]?.type === 'boolean') switches.set(name, true);
    else given.set(name, [...(given.get(name) ?? []), value ?? '']);
  }
  const values = [...given].map(([name, texts]) => [name, texts.length > 1 ? texts : texts[0]]);
  return Object.fromEntries([...switches, ...values]);
}

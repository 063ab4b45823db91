import parser from 'yargs-parser';
import type { Command } from '../command.js';
import { PARSER_CONFIGURATION } from './parserConfiguration.js';

/**
 * What checked words say, read with the parser that yargs is built on: yargs itself, and the help that it renders
 * whatever it runs, take ten times as long to load and to run.
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
  command: Command,
): Readonly<Record<string, unknown>> | undefined {
  const options = Object.entries(command.options ?? {});
  const namesOf = (type: string) => options.flatMap(([name, look]) => (look.type === type ? [name] : []));
  const { argv, error } = parser.detailed([...words], {
    boolean: namesOf('boolean'),
    string: namesOf('string'),
    configuration: PARSER_CONFIGURATION,
  });
  const { _: others, ...values } = argv;
  const known = new Set(options.map(([name]) => name));
  const isPlain =
    error === null && others.length === 0 && Object.keys(values).every((name) => known.has(name));
  return isPlain ? values : undefined;
}

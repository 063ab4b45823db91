import type { Argv } from 'yargs';
import { UsageError } from '../../errors.js';
import { VERSION } from '../../version.js';
import type { CliIo } from '../cliIo.js';
import type { Command } from '../command.js';
import { checkedWords } from './checkedWords.js';

/** What the arguments ask for: a text to be shown, or work to be done. */
export type Parsed = { readonly text: string } | { run(io: CliIo): Promise<number> };

/** Reads the arguments. Rejects with a `UsageError` for what no command takes. */
export async function parseArguments(argv: readonly string[], commands: readonly Command[]): Promise<Parsed> {
  const { default: yargs } = await import('yargs');
  let run: ((io: CliIo) => Promise<number>) | undefined;

  const parser = yargs()
    .scriptName('parallamr')
    .usage(
      '$0 COMMAND\n\nRuns LLM experiments from CSV: every provider under its own limits, every answer written the moment it exists.',
    )
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
    })
    .version(VERSION)
    .help()
    .alias('help', 'h')
    .completion('completion', 'print a completion script for the shell')
    .demandCommand(1, 'Which command? See parallamr --help')
    .strict()
    .recommendCommands()
    .exitProcess(false)
    .wrap(80)
    // What yargs says itself is in English, whatever the locale, as is everything else.
    .locale('en')
    .fail((message, error) => {
      if (error !== undefined && error.name !== 'YError') throw error;
      throw new UsageError(message ?? error.message);
    });
  for (const command of commands) {
    parser.command(
      command.usage,
      command.describe,
      (builder) => declare(builder, command),
      (parsed) => {
        run = command.prepare(parsed);
        // yargs renders the help of whatever command it runs; without wrapping, that takes half as long.
        parser.wrap(null);
      },
    );
  }

  let text = '';
  await parser.parseAsync(wordsOf(argv, commands), {}, (_error, _parsed, output) => {
    text = output;
  });
  return run === undefined ? { text } : { run };
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

function declare(builder: Argv, { positionals = {}, options = {}, epilogue }: Command): Argv {
  for (const [name, look] of Object.entries(positionals)) builder.positional(name, look);
  builder.options(options);
  return epilogue === undefined ? builder : builder.epilogue(epilogue);
}

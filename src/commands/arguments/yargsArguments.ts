import yargs, { type Argv } from 'yargs';
import { UsageError } from '../../errors.js';
import { VERSION } from '../../version.js';
import type { CliIo } from '../cliIo.js';
import type { Command } from '../command.js';
import type { Parsed } from './parsed.js';
import { PARSER_CONFIGURATION } from './parserConfiguration.js';

/**
 * Reads words with yargs: what shows a text, such as the help, and what the quick way leaves. Rejects with a `UsageError`
 * for what no command takes.
 */
export async function yargsArguments(
  words: readonly string[],
  commands: readonly Command[],
): Promise<Parsed> {
  let run: ((io: CliIo) => Promise<number>) | undefined;

  const parser = yargs()
    .scriptName('parallamr')
    .usage(
      '$0 COMMAND\n\nRuns LLM experiments from CSV: every provider under its own limits, every answer written the moment it exists.',
    )
    .parserConfiguration(PARSER_CONFIGURATION)
    .version(VERSION)
    .help()
    .alias('help', 'h')
    .demandCommand(1, 'Which command? See parallamr --help')
    .strict()
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
      (builder, isHelp = false) => declare(builder, command, isHelp),
      (parsed) => {
        run = command.prepare(parsed);
      },
    );
  }

  parser.completion('completion', 'print a completion script for the shell');

  let text = '';
  await parser.parseAsync([...words], {}, (_error, _parsed, output) => {
    text = output;
  });
  return run === undefined ? { text } : { run };
}

/** Only the help tells yargs what is required: elsewhere the command says what is missing, in its own words. */
function declare(
  builder: Argv,
  { positionals = {}, options = {}, epilogue }: Command,
  isHelp: boolean,
): Argv {
  for (const [name, look] of Object.entries(positionals)) builder.positional(name, look);
  for (const [name, look] of Object.entries(options))
    builder.option(name, isHelp ? look : { ...look, demandOption: false });
  return epilogue === undefined ? builder : builder.epilogue(epilogue);
}

import type { Argv } from 'yargs';
import { UsageError } from '../../errors.js';
import { VERSION } from '../../version.js';
import type { CliIo } from '../cliIo.js';
import type { Command } from '../command.js';
import { usageMessage } from './usageMessage.js';

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
    .completion('completion', 'print a completion script for the shell')
    .demandCommand(1, 'Which command? See parallamr --help')
    .strict()
    .recommendCommands()
    .exitProcess(false)
    .wrap(100)
    // What yargs says itself is in English, whatever the locale, as is everything else.
    .locale('en')
    .fail((message, error) => {
      if (error !== undefined && error.name !== 'YError') throw error;
      throw new UsageError(usageMessage(message ?? error.message, flagsOf(commands)));
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
  await parser.parseAsync([...argv], {}, (_error, _parsed, output) => {
    text = output;
  });
  return run === undefined ? { text } : { run };
}

function flagsOf(commands: readonly Command[]): readonly string[] {
  return commands.flatMap(({ options = {} }) => Object.keys(options));
}

function declare(builder: Argv, { positionals = {}, options = {}, epilogue }: Command): Argv {
  for (const [name, look] of Object.entries(positionals)) builder.positional(name, look);
  builder.options(options);
  return epilogue === undefined ? builder : builder.epilogue(epilogue);
}

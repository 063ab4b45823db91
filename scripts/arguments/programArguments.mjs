// @ts-check
import { parseArgs } from 'node:util';
import { refuse } from './refuse.mjs';

/** @typedef {import('node:util').ParseArgsConfig} Config */

/**
 * The arguments of a program of this repository, as `parseArgs` reads them. `--help` prints the usage and ends the program
 * with 0; a flag or a word that it does not take ends it with 2 and a line.
 *
 * @template {Config} const Given
 * @param {string} usage the arguments in the first line, what they do below it
 * @param {Given} config
 * @param {object} [checks]
 * @param {readonly string[]} [checks.numbers] flags that take a number, 0 or more. Default: none
 * @param {readonly string[]} [checks.cases] what the other words are names of, or the beginnings of names. Default: of
 *   anything
 * @returns {ReturnType<typeof parseArgs<Given>>}
 *
 * @example
 * const { values } = programArguments('npm run bench -- [--runs 5]', { options: { runs: { type: 'string' } } })
 */
export function programArguments(usage, config, { numbers = [], cases } = {}) {
  const { values, positionals } = parsed(usage, config);
  if (values['help'] === true) {
    console.log(usage);
    process.exit(0);
  }
  for (const name of numbers) {
    const value = values[name];
    if (typeof value === 'string' && !(value.trim() !== '' && Number(value) >= 0))
      refuse(usage, `--${name} takes a number, not '${value}'`);
  }
  const unknown = positionals.find((word) => cases?.every((name) => !name.startsWith(word)));
  if (unknown !== undefined) refuse(usage, `'${unknown}' is none of ${cases?.join(', ')}`);
  return /** @type {ReturnType<typeof parseArgs<Given>>} */ (
    /** @type {unknown} */ ({ values, positionals })
  );
}

/**
 * @param {string} usage
 * @param {Config} config
 * @returns {{ values: Readonly<Record<string, unknown>>, positionals: readonly string[] }}
 */
function parsed(usage, config) {
  try {
    return parseArgs({ ...config, options: { ...config.options, help: { type: 'boolean', short: 'h' } } });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // What Node says behind its first sentence is about words that begin with a dash.
    return refuse(usage, error.message.split(/[.\n]/, 1)[0] ?? '');
  }
}

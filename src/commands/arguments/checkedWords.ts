import type { Options } from 'yargs';
import { UsageError } from '../../errors.js';
import type { Command } from '../command.js';
import { checkPlaces } from './checkPlaces.js';
import { unclearWord, unknownFlag } from './unknownFlag.js';

type Looks = Readonly<Record<string, Options>>;

const SWITCH: Options = { type: 'boolean' };
const NUMBER = /^-\.?\d/;

/**
 * The words behind the name of a command, each in one form: everything that belongs to no flag, then `--name=value` for a
 * flag with a value (`--name=` where that may be left out and is), `--name` for a switch. The order matters: yargs takes
 * a `true` or `false` behind a switch for its value, and what stands behind `--` for no place of a command.
 *
 * Throws a `UsageError` for a word that the command would not use: a switch with a value, a flag without one, an unknown
 * flag, a word too many or too few, in front of `--` or behind it.
 *
 * @example
 * checkedWords(['-pprompt.txt', '-v'], runCommand) // ['--prompt=prompt.txt', '--verbose']
 * checkedWords(['--sequential=1'], runCommand)     // throws: --sequential takes no value, got '1'
 */
export function checkedWords(words: readonly string[], command: Command): readonly string[] {
  const looks: Looks = { ...command.options, help: SWITCH, version: SWITCH };
  const flags: string[] = [];
  const others: string[] = [];
  const end = words.includes('--') ? words.indexOf('--') : words.length;

  for (let at = 0; at < end; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith('-') || word === '-') {
      others.push(word);
      continue;
    }
    for (const { flag, name, value } of flagsIn(word, words[at + 1], looks)) {
      if (looks[name]?.type === 'boolean') {
        flags.push(`--${name}`);
        continue;
      }
      const next = at + 1 < end ? words[at + 1] : undefined;
      if (value === undefined && looks[name]?.requiresArg === false && (next ?? '-').startsWith('-')) {
        flags.push(`--${name}=`);
        continue;
      }
      if (value === undefined) at += 1;
      flags.push(`--${name}=${value ?? valueAt(next, flag, name)}`);
    }
  }

  const behind = words.slice(end + 1);
  checkPlaces([...others, ...behind], command, { words, behindAll: behind.length > 0 });
  return [...others, ...behind, ...flags];
}

interface GivenFlag {
  /** As it was written. */
  readonly flag: string;
  /** As it is called in full. */
  readonly name: string;
  /** What stands in the same word. */
  readonly value: string | undefined;
}

/** One flag, or several switches in one word (`-vq`), the last of which may be a flag with its value. */
function flagsIn(word: string, next: string | undefined, looks: Looks): readonly GivenFlag[] {
  if (word.startsWith('--')) {
    const [, written = '', , value] = /^--([^=]*)(=([\s\S]*))?$/.exec(word) ?? [];
    return [
      known(`--${written}`, Object.hasOwn(looks, written) ? written : undefined, value, { looks, next }),
    ];
  }
  const unclear = unclearWord(word, Object.keys(looks));
  if (unclear !== undefined) throw new UsageError(unclear);

  const flags: GivenFlag[] = [];
  for (let rest = word.slice(1); rest !== ''; ) {
    const [letter = ''] = rest;
    const behind = rest.slice(letter.length);
    const name = Object.keys(looks).find((each) => looks[each]?.alias === letter);
    const isSwitch = name !== undefined && looks[name]?.type === 'boolean';
    const value = isSwitch && !behind.startsWith('=') ? undefined : behind.replace(/^=/, '') || undefined;
    flags.push(known(`-${letter}`, name, value, { looks, next }));
    rest = isSwitch ? behind : '';
  }
  return flags;
}

function known(
  flag: string,
  name: string | undefined,
  value: string | undefined,
  { looks, next }: { readonly looks: Looks; readonly next: string | undefined },
): GivenFlag {
  if (name === undefined) throw new UsageError(unknownFlag(flag, value ?? next, Object.keys(looks)));
  if (looks[name]?.type === 'boolean' && value !== undefined) {
    throw new UsageError(`${flag} takes no value, got '${value}': give it alone, or leave it out`);
  }
  return { flag, name, value };
}

function valueAt(word: string | undefined, flag: string, name: string): string {
  if (word === undefined) throw new UsageError(`${flag} needs a value`);
  if (word.length > 1 && word.startsWith('-') && !NUMBER.test(word)) {
    throw new UsageError(`${flag} needs a value; one that begins with - is written --${name}=${word}`);
  }
  return word;
}

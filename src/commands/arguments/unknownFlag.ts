import { nearestName } from '../../text/names/nearestName.js';

/** Request parameters that people take for flags. */
const PARAMETERS = [
  'temperature',
  'max_tokens',
  'max_completion_tokens',
  'top_p',
  'top_k',
  'seed',
  'stop',
  'n',
  'presence_penalty',
  'frequency_penalty',
  'reasoning_effort',
  'response_format',
  'thinking',
  'logprobs',
  'tools',
];

const MOST_MEANT = 3;

/** What to say of a flag that a command does not know: what it is, and what was probably meant. */
export function unknownFlag(flag: string, value: string | undefined, names: readonly string[]): string {
  const written = flag.replace(/^-+/, '');
  const parameter = written.replaceAll('-', '_').toLowerCase();
  const said = `Unknown argument: ${flag}`;
  if (PARAMETERS.includes(parameter)) {
    return `${said}. Request parameters go with --param: --param ${parameter}=${value ?? 'VALUE'}`;
  }
  const meant = meantBy(written.toLowerCase(), names).map((name) => `--${name}`);
  return meant.length === 0 ? said : `${said}. Did you mean ${meant.join(' or ')}?`;
}

/**
 * What to say of a word with one dash that reads like the name of a flag: `-overwrite` would be `-o verwrite`, a file
 * of that name. `undefined` for any other word.
 */
export function unclearWord(word: string, names: readonly string[]): string | undefined {
  const written = word.slice(1).replace(/=[\s\S]*$/, '');
  const meant =
    written.length > 2 ? (names.find((name) => name === written) ?? nearestName(written, names)) : undefined;
  if (meant === undefined) return undefined;
  const apart = `-${written[0]} ${word.slice(2)}`;
  return `${word} can be read in two ways: write --${meant}, or ${apart} with a blank`;
}

/** The names that begin like this, else the one that is spelled most alike, else those with a part that is. */
function meantBy(written: string, names: readonly string[]): readonly string[] {
  const beginning = written.length > 1 ? names.filter((name) => name.startsWith(written)) : [];
  if (beginning.length > 0) return beginning.slice(0, MOST_MEANT);
  const nearest = nearestName(written, names);
  if (nearest !== undefined) return [nearest];
  const part = nearestName(written, names.flatMap(partsOf));
  return part === undefined ? [] : names.filter((name) => partsOf(name).includes(part)).slice(0, MOST_MEANT);
}

/** `concurrency` of `provider-concurrency`; no words so short that they say nothing. */
function partsOf(name: string): readonly string[] {
  return name.split('-').filter((part) => part.length > 3);
}

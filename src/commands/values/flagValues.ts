import type { RateLimit } from '../../allowance.js';
import { UsageError } from '../../errors.js';
import { split } from './assignments.js';

/** The text as it is. */
export function anyText(text: string): string {
  return text;
}

/** One of a few words. */
export function oneOf<Word extends string>(...words: readonly Word[]): (text: string, flag: string) => Word {
  return (text, flag) => {
    const found = words.find((word) => word === text);
    if (found === undefined) throw new UsageError(`--${flag} is one of ${words.join(', ')}, got '${text}'`);
    return found;
  };
}

/** A path: stdout is for results. */
export function fileOnly(text: string, flag: string): string {
  if (text === '-')
    throw new UsageError(`--${flag} takes a file, as stdout is for results; /dev/stderr is one`);
  return text;
}

/** A whole number above 0. Throws a `UsageError` that names the flag, as all of these do. */
export function positiveInteger(text: string, flag: string): number {
  const value = numberOf(text, `--${flag}`);
  if (value <= 0) throw new UsageError(`--${flag} must be positive, got ${text}`);
  if (!Number.isSafeInteger(value)) throw new UsageError(`--${flag} must be a whole number, got ${text}`);
  return value;
}

/** A number above 0, such as US dollars. */
export function positiveAmount(text: string, flag: string): number {
  const value = numberOf(text.trim().replace(/^\$/, ''), `--${flag}`);
  if (value <= 0) throw new UsageError(`--${flag} must be positive, got ${text}`);
  return value;
}

/** A port that a server of this machine can listen on. */
export function portNumber(text: string, flag: string): number {
  const port = positiveInteger(text, flag);
  if (port > 65_535) throw new UsageError(`--${flag} must be a port, 1 to 65535, got ${text}`);
  return port;
}

/** A whole number, 0 or more. */
export function wholeNumber(text: string, flag: string): number {
  const value = numberOf(text, `--${flag}`);
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new UsageError(`--${flag} must be a whole number, 0 or more, got ${text}`);
  }
  return value;
}

/** Seconds, fractions allowed, as milliseconds. */
export function positiveSeconds(text: string, flag: string): number {
  const value = numberOf(text, `--${flag}`);
  if (value <= 0) throw new UsageError(`--${flag} must be positive, got ${text}`);
  return value * 1000;
}

/** Seconds, fractions and 0 allowed, as milliseconds. */
export function seconds(text: string, flag: string): number {
  const value = numberOf(text, `--${flag}`);
  if (value < 0) throw new UsageError(`--${flag} must be 0 or more, got ${text}`);
  return value * 1000;
}

/** A default of such a flag, as its help says it. */
export function inSeconds(ms: number): string {
  return String(ms / 1000);
}

const PERIODS_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** `openai=500/m,openai/gpt-4o=100/m`: limits per second, minute or hour, by provider or by model. */
export function rates(text: string, flag: string): Readonly<Record<string, RateLimit>> {
  const format = `--${flag}: the format is NAME=N/s, N/m or N/h, ... (such as openai=500/m or openai/gpt-4o=100/m), got '${text}'`;
  const entries = text.split(',').map((part): [string, RateLimit] => {
    const { name, value } = split(part, format);
    const [, count = '', period = ''] = /^\s*([^/\s]+)\s*\/\s*(\w+)\s*$/.exec(value) ?? [];
    const periodMs = PERIODS_MS[period];
    const limit = Number(count);
    if (periodMs === undefined || count === '' || !Number.isFinite(limit)) throw new UsageError(format);
    if (limit <= 0) throw new UsageError(`--${flag}: ${name} must be positive, got ${value}`);
    return [limitName(name), { limit, periodMs }];
  });
  return Object.fromEntries(once(entries, flag));
}

/** A provider in small letters, and its model as it is written, if one is named. */
function limitName(name: string): string {
  const [provider = '', ...model] = name.trim().split('/');
  return [provider.toLowerCase(), ...model].join('/');
}

/** `openrouter=5,ollama=10`: caps by provider. */
export function caps(text: string, flag: string): Readonly<Record<string, number>> {
  const format = `--${flag}: the format is NAME=N,... (such as openrouter=5,ollama=10), got '${text}'`;
  const entries = text.split(',').map((part): [string, number] => {
    const { name, value } = split(part, format);
    const cap = Number(value.trim());
    if (value.trim() === '' || Number.isNaN(cap)) throw new UsageError(format);
    if (cap <= 0) throw new UsageError(`--${flag}: ${name} must be positive, got ${value}`);
    if (!Number.isSafeInteger(cap))
      throw new UsageError(`--${flag}: ${name} must be a whole number, got ${value}`);
    return [name.trim().toLowerCase(), cap];
  });
  return Object.fromEntries(once(entries, flag));
}

/** The same values, by names of which each was given once. */
export function once<Value>(
  entries: readonly (readonly [name: string, value: Value])[],
  flag: string,
): readonly (readonly [name: string, value: Value])[] {
  const names = new Set<string>();
  for (const [name] of entries) {
    if (names.has(name)) throw new UsageError(`--${flag}: ${name} was given twice; give it once`);
    names.add(name);
  }
  return entries;
}

/** One character that can stand between cells; `tab` is a name for one. */
export function delimiter(text: string, flag: string): string {
  const character = text === 'tab' || text === '\\t' ? '\t' : text;
  if ([...character].length !== 1)
    throw new UsageError(`--${flag} takes one character or 'tab', got '${text}'`);
  if ('"\r\n'.includes(character)) throw new UsageError(`--${flag} cannot be a quote or a line end`);
  return character;
}

/** Decimal notation only: `Number` alone would also take '', ' ', '0x10' and 'Infinity'. */
function numberOf(text: string, name: string): number {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim())) {
    throw new UsageError(`${name} needs a number, got '${text}'`);
  }
  return Number(text);
}

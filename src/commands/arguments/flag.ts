import { UsageError } from '../../errors.js';

/** One flag of a command: how it is shown, and how its text becomes a value. */
export interface Flag<Value> {
  readonly describe: string;
  readonly alias?: string;
  /** What `--help` calls the value; a flag without one is a switch. */
  readonly value?: string;
  /** The value may be left out. */
  readonly isOptional?: boolean;
  /** What `--help` says happens without the flag. */
  readonly without?: string;
  /** Whether the command can do nothing without it. */
  readonly required?: boolean;
  readonly group?: string;
  /** From everything that was given for it, in order: nothing, one text, or several. */
  read(name: string, given: readonly string[]): Value;
}

type Look = Omit<Flag<unknown>, 'read'>;
type Parse<Value> = (text: string, name: string) => Value;

/** A flag that takes one value; `fallback` stands in for it. */
export function one<Value, Fallback>(
  look: Look,
  parse: Parse<Value>,
  fallback: Fallback,
): Flag<Value | Fallback> {
  return {
    ...look,
    read(name, given) {
      const [text, second] = given;
      if (second !== undefined)
        throw new UsageError(`--${name} was given ${given.length} times; give it once`);
      return text === undefined ? fallback : parse(nonEmpty(text, name), name);
    },
  };
}

/** A flag that takes one value or none; given alone it is `alone`, and `false` stands in where it is not given. */
export function optional<Value, Alone>(
  look: Look,
  parse: Parse<Value>,
  alone: Alone,
): Flag<Value | Alone | false> {
  return {
    ...look,
    isOptional: true,
    read(name, given) {
      const [text, second] = given;
      if (second !== undefined)
        throw new UsageError(`--${name} was given ${given.length} times; give it once`);
      if (text === undefined) return false;
      return text === '' ? alone : parse(text, name);
    },
  };
}

/** A flag that may be given any number of times. */
export function many<Value>(look: Look, parse: Parse<Value>): Flag<readonly Value[]> {
  return {
    ...look,
    read: (name, given) => given.map((text) => parse(nonEmpty(text, name), name)),
  };
}

/** A flag that is there or not. */
export function toggle(look: Look): Flag<boolean> {
  return { ...look, read: (_name, given) => given.length > 0 };
}

function nonEmpty(text: string, name: string): string {
  if (text === '') throw new UsageError(`--${name} needs a value`);
  return text;
}

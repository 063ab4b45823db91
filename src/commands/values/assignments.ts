import { UsageError } from '../../errors.js';
import type { JsonValue } from '../../json.js';
import { parseParameter } from '../../prompt/parseParameter.js';

/** `NAME` and what stands behind the first `=`. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
}

/** `NAME=VALUE`; the name is written without blanks behind it. */
export function assignment(text: string, flag: string): Assignment {
  const { name, value } = split(text, `--${flag}: the format is NAME=VALUE, got '${text}'`);
  if (/\s$/.test(name)) {
    throw new UsageError(`--${flag} takes no blanks around the =: write ${name.trim()}=${value.trim()}`);
  }
  return { name, value };
}

/**
 * `NAME=VALUE` or `NAME!=VALUE`. A value in double quotes is what stands between them, so that one can begin with `=`.
 */
export function condition(text: string, flag: string): { column: string; value: string; negated: boolean } {
  const format = `--${flag}: the format is NAME=VALUE or NAME!=VALUE, got '${text}'`;
  const { name, value } = split(text, format);
  const negated = name.endsWith('!');
  const column = negated ? name.slice(0, -1) : name;
  const plain = `${column.trim()}${negated ? '!=' : '='}${value.replace(/^=+/, '').trim()}`;
  if (column.trim() === '') throw new UsageError(format);
  if (value.startsWith('=')) {
    const quoted = `${column}${negated ? '!=' : '='}"${value}"`;
    throw new UsageError(`--${flag} takes one =: write ${plain}, or ${quoted} if the value begins with one`);
  }
  if (/\s$/.test(column)) throw new UsageError(`--${flag} takes no blanks around the =: write ${plain}`);
  return { column: column.trim(), value: unquoted(value), negated };
}

function unquoted(value: string): string {
  return /^"[\s\S]*"$/.test(value) && value.length > 1 ? value.slice(1, -1) : value;
}

/** `NAME=VALUE` of a request parameter: JSON where it parses as such, else text. An empty text is asked for as `""`. */
export function parameter(text: string, flag: string): readonly [name: string, value: JsonValue] {
  const { name: given, value } = assignment(text, flag);
  const name = given.trim();
  if (value.startsWith('=')) {
    const plain = `${name}=${value.replace(/^=+/, '')}`;
    throw new UsageError(
      `--${flag} takes one =: write ${plain}, or ${name}="${value}" if the value begins with one`,
    );
  }
  if (value.trim() === '')
    throw new UsageError(`--${flag}: ${name} has no value; write ${name}='""' for an empty text`);
  return [name, parseParameter(value)];
}

/** Throws a `UsageError` that tells the `format` where there is no name. */
export function split(text: string, format: string): Assignment {
  const at = text.indexOf('=');
  const name = text.slice(0, Math.max(at, 0));
  if (name.trim() === '') throw new UsageError(format);
  return { name, value: text.slice(at + 1) };
}

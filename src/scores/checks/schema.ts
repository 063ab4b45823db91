import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { type Schema, Validator } from '@cfworker/json-schema';
import { isInside } from '../../paths/isInside.js';
import { unreadable } from '../../paths/unreadable.js';
import { errorText } from '../../text/errorText.js';
import { type CheckKind, ExpectationError, type Outcome, PASSED } from './check.js';
import { quoted } from './quoted.js';

/**
 * The answer holds JSON of this schema: a file below the working directory, or the schema itself, which begins with `{`.
 * JSON Schema 2020-12, or the draft that `$schema` names.
 */
export const schema: CheckKind = (expected) => ofSchema(schemaIn(expected));

/** Any JSON will do. */
export const isJson: CheckKind = (expected) => (expected.trim() === '' ? ofSchema({}) : schema(expected));

function ofSchema(definition: Schema): ReturnType<CheckKind> {
  const validator = usable(() => new Validator(definition, draftOf(definition)));
  return ({ json }): Outcome => {
    if (json === undefined) return { score: 0, reason: 'holds no JSON' };
    const { valid, errors } = usable(() => validator.validate(json));
    if (valid) return PASSED;
    // The last error is that of the innermost part.
    const { instanceLocation = '#', error = 'it differs' } = errors.at(-1) ?? {};
    return { score: 0, reason: `JSON does not fit the schema at ${instanceLocation}: ${error}` };
  };
}

/** Where a schema is wrong, such as a reference to nowhere, the validator throws when it gets there. */
function usable<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new ExpectationError(`the schema cannot be used: ${errorText(error)}`);
  }
}

function schemaIn(expected: string): Schema {
  const text = expected.trim();
  const definition = text.startsWith('{') ? text : contentOf(text);
  try {
    const value: unknown = JSON.parse(definition);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new ExpectationError(`it is no JSON schema: ${quoted(text)}`);
}

/** A cell may name a file below the working directory, and no other. */
function contentOf(path: string): string {
  try {
    if (!isAbsolute(path) && isInside('.', path)) return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ExpectationError(unreadable(quoted(path), error));
  }
  throw new ExpectationError(`a schema must lie below the working directory: ${quoted(path)}`);
}

function draftOf({ $schema = '' }: Schema): '4' | '7' | '2019-09' | '2020-12' {
  if (/draft-0?4/.test($schema)) return '4';
  if (/draft-0?[67]/.test($schema)) return '7';
  return $schema.includes('2019-09') ? '2019-09' : '2020-12';
}

import { readFile } from 'node:fs/promises';
import { UsageError } from '../../../errors.js';
import type { JsonValue } from '../../../json.js';
import { unreadable } from '../../../paths/unreadable.js';
import { checkSchema } from '../../../schema/checkSchema.js';

/** Reads the schema of the answers. Rejects with a `UsageError` for what is none. */
export async function readSchema(path: string): Promise<JsonValue> {
  const refuse = (problem: string, cause?: unknown) =>
    new UsageError(`--json-schema ${path} ${problem}`, { cause });
  let schema: JsonValue;
  try {
    schema = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) throw refuse(`is no JSON: ${error.message}`, error);
    throw new UsageError(`--json-schema: ${unreadable(path, error)}`, { cause: error });
  }
  const problem = checkSchema(schema);
  if (problem !== undefined) throw refuse(problem);
  return schema;
}

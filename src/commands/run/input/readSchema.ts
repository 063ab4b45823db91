import { readFile } from 'node:fs/promises';
import { UsageError } from '../../../errors.js';
import type { JsonValue } from '../../../json.js';
import { checkSchema } from '../../../schema/checkSchema.js';
import { errorText } from '../../../text/errorText.js';

/** Reads the schema of the answers. Rejects with a `UsageError` for what is none. */
export async function readSchema(path: string): Promise<JsonValue> {
  const refuse = (problem: string, cause?: unknown) =>
    new UsageError(`--json-schema ${path} ${problem}`, { cause });
  let schema: JsonValue;
  try {
    schema = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    const what = error instanceof SyntaxError ? 'is no JSON' : 'cannot be read';
    throw refuse(`${what}: ${errorText(error)}`, error);
  }
  const problem = checkSchema(schema);
  if (problem !== undefined) throw refuse(problem);
  return schema;
}

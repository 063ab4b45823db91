import { RowError } from '../errors.js';
import type { Parameters } from '../experiment.js';
import type { JsonObject, JsonValue } from '../json.js';
import { checkSchema } from './checkSchema.js';
import { strictMisfit } from './strictMisfit.js';

/** The request parameter that holds the schema of an answer. */
export const RESPONSE_SCHEMA = 'response_schema';

/** What parameters ask of an answer. */
export interface AskedSchema {
  readonly schema: JsonObject;
  /** The parameters with the schema as OpenAI asks for it, which each provider puts into its own form. */
  readonly parameters: Parameters;
}

/**
 * The schema that the answer to a row is to fit, if there is one among its parameters.
 *
 * Throws a `RowError` for what is no schema, and where the row asks for a format in another way, too.
 *
 * @see https://platform.openai.com/docs/guides/structured-outputs
 */
export function responseSchema(parameters: Parameters): AskedSchema | undefined {
  if (!Object.hasOwn(parameters, RESPONSE_SCHEMA)) return undefined;
  const { [RESPONSE_SCHEMA]: schema, ...others } = parameters;
  const problem = checkSchema(schema);
  if (problem !== undefined || !isSchema(schema)) throw new RowError(`The schema of the answer ${problem}`);
  if (Object.hasOwn(others, 'response_format'))
    throw new RowError(`The parameters ${RESPONSE_SCHEMA} and response_format exclude each other`);
  return { schema, parameters: { ...others, response_format: formatOf(schema) } };
}

function formatOf(schema: JsonObject & JsonValue): JsonValue {
  const strict = strictMisfit(schema) === undefined;
  return { type: 'json_schema', json_schema: { name: nameOf(schema['title']), schema, strict } };
}

/** Up to 64 letters, digits, `_` and `-`. */
function nameOf(title: unknown): string {
  const name = typeof title === 'string' ? title.replace(/[^a-zA-Z0-9_-]+/g, '_').slice(0, 64) : '';
  return name === '' ? 'answer' : name;
}

function isSchema(value: JsonValue | undefined): value is JsonObject & JsonValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

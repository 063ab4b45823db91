import { type JsonValue, objectIn } from '../../json.js';

/**
 * What OpenAI's `response_format` asks for: a JSON schema, or any JSON. `undefined` where it is neither, such as
 * `{ type: 'text' }`.
 *
 * @see https://platform.openai.com/docs/guides/structured-outputs
 */
export function responseFormat(value: JsonValue): { readonly schema: JsonValue | undefined } | undefined {
  const { type, json_schema: named } = objectIn(value);
  const { schema } = objectIn(named) as { readonly schema?: JsonValue };
  if (type === 'json_object') return { schema: undefined };
  return type === 'json_schema' && schema !== undefined ? { schema } : undefined;
}

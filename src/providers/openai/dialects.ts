import { type JsonValue, objectIn } from '../../json.js';
import type { Translation } from '../answers/parameters.js';
import { responseFormat } from '../answers/responseFormat.js';
import type { Dialect } from './chatCompletions.js';

/** Mistral thinks or does not: every effort is the one or the other. */
const MISTRAL_EFFORTS: Readonly<Record<string, string>> = {
  minimal: 'none',
  low: 'none',
  medium: 'high',
  xhigh: 'high',
  max: 'high',
};

/** Groq is strict with its own models only: https://console.groq.com/docs/structured-outputs */
const groqFormat: Translation = (value, model) => {
  const { json_schema: named } = objectIn(value);
  if (objectIn(named)['strict'] !== true || model.includes('gpt-oss')) return undefined;
  const format = { ...(value as object), json_schema: { ...(named as object), strict: false } };
  return { places: { response_format: format } };
};

/** Where services that look like OpenAI differ from it, by the name that rows call them by. */
export const DIALECTS: Readonly<Record<string, Dialect>> = {
  groq: { translations: { response_format: groqFormat } },
  // https://api-docs.deepseek.com/guides/json_mode
  deepseek: {
    translations: {
      response_format: (value) =>
        responseFormat(value)?.schema === undefined
          ? undefined
          : { places: { response_format: { type: 'json_object' } } },
    },
  },
  // Without this, models that know no schemas are asked all the same: https://openrouter.ai/docs/features/structured-outputs
  openrouter: {
    translations: {
      response_format: (value) =>
        responseFormat(value)?.schema === undefined
          ? undefined
          : { places: { response_format: value, 'provider.require_parameters': true } },
    },
  },
  // https://docs.mistral.ai/api/#tag/chat: a body with a name that it does not know is a 422.
  mistral: {
    translations: {
      max_tokens: (value) => ({ places: { max_tokens: value } }),
      seed: (value) => ({ places: { random_seed: value } }),
      reasoning_effort: (value) => {
        const effort = typeof value === 'string' ? MISTRAL_EFFORTS[value] : undefined;
        if (effort === undefined) return undefined;
        const warning = `Parameter 'reasoning_effort' was sent as '${effort}': mistral knows no '${String(value)}'`;
        return { places: { reasoning_effort: effort }, warning };
      },
    },
  },
  // https://docs.together.ai/reference/chat-completions-1
  together: {
    lists: ['stop'],
    translations: {
      logprobs: (value) =>
        typeof value === 'boolean' ? { places: value ? { logprobs: 1 } : {} } : undefined,
      top_logprobs: (value: JsonValue) => ({ places: { logprobs: value } }),
    },
  },
};

import { type JsonValue, objectIn, own } from '../../json.js';
import type { Translation } from '../answers/parameters.js';
import { responseFormat } from '../answers/responseFormat.js';
import type { Dialect } from './chatRequest.js';

/** Efforts that an API calls otherwise, or knows only as the next one. */
function efforts(provider: string, known: Readonly<Record<string, string>>): Translation {
  return (value) => {
    const effort = typeof value === 'string' ? own(known, value) : undefined;
    if (effort === undefined) return undefined;
    const warning = `Parameter 'reasoning_effort' was sent as '${effort}': ${provider} knows no '${String(value)}'`;
    return { places: { reasoning_effort: effort }, warning };
  };
}

/** Mistral thinks or does not: every effort is the one or the other. */
const MISTRAL_EFFORTS = { minimal: 'none', low: 'none', medium: 'high', xhigh: 'high', max: 'high' };

/** Most servers know three of OpenAI's efforts, and can do without. */
const THREE_EFFORTS = { minimal: 'low', xhigh: 'high', max: 'high' };

/** What an API refuses a call for is left out of it. */
function leftOut(provider: string, names: readonly string[]): Readonly<Record<string, Translation>> {
  const translation =
    (name: string): Translation =>
    () => ({ places: {}, warning: `Parameter '${name}' was left out: ${provider} does not take it` });
  return Object.fromEntries(names.map((name) => [name, translation(name)]));
}

/** Groq is strict with its own models only: https://console.groq.com/docs/structured-outputs */
const groqFormat: Translation = (value, model) => {
  const { json_schema: named } = objectIn(value);
  if (objectIn(named)['strict'] !== true || model.includes('gpt-oss')) return undefined;
  const format = { ...(value as object), json_schema: { ...(named as object), strict: false } };
  return { places: { response_format: format } };
};

/** What compatible services call otherwise than OpenAI, or do not take, by the name that rows call them by. */
export const PARAMETER_DIALECTS: Readonly<Record<string, Dialect>> = {
  groq: {
    translations: {
      response_format: groqFormat,
      reasoning_effort: efforts('groq', THREE_EFFORTS),
      ...leftOut('groq', ['top_k']),
    },
  },
  // `none` turns thinking off where a model can do without: https://docs.x.ai/developers/model-capabilities/text/reasoning
  xai: { translations: { reasoning_effort: efforts('xai', THREE_EFFORTS) } },
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
      reasoning_effort: efforts('mistral', MISTRAL_EFFORTS),
      ...leftOut('mistral', ['top_k', 'logprobs', 'top_logprobs', 'logit_bias', 'user']),
    },
  },
  // https://docs.together.ai/reference/chat-completions-1
  together: {
    lists: ['stop'],
    translations: {
      // Thinking has a switch of its own: https://docs.together.ai/docs/inference/chat/reasoning
      reasoning_effort: (value, model) =>
        value === 'none'
          ? { places: { 'reasoning.enabled': false } }
          : efforts('together', THREE_EFFORTS)(value, model),
      logprobs: (value) =>
        typeof value === 'boolean' ? { places: value ? { logprobs: 1 } : {} } : undefined,
      top_logprobs: (value: JsonValue) => ({ places: { logprobs: value } }),
    },
  },
};

import type { JsonValue } from '../../json.js';
import type { Dialect } from './chatCompletions.js';

/** Mistral thinks or does not: every effort is the one or the other. */
const MISTRAL_EFFORTS: Readonly<Record<string, string>> = {
  minimal: 'none',
  low: 'none',
  medium: 'high',
  xhigh: 'high',
  max: 'high',
};

/** Where services that look like OpenAI differ from it, by the name that rows call them by. */
export const DIALECTS: Readonly<Record<string, Dialect>> = {
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

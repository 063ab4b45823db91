import { brokeOff } from '../answers/brokeOff.js';
import { completionOf } from '../answers/completionOf.js';
import { type ParameterPlaces, placedParameters } from '../answers/parameters.js';
import { responseFormat } from '../answers/responseFormat.js';
import type { ProviderAdapter } from '../http/adapter.js';
import type { CompletionRequest } from '../provider.js';
import { ollamaAnswer } from './answer.js';
import { answerOfChunks } from './chunks.js';

/** OpenAI's efforts, as Ollama calls them. */
const EFFORTS: Readonly<Record<string, string | false>> = { none: false, minimal: 'low', xhigh: 'max' };

/** OpenAI's names that mean nothing here: as an option they would be passed over without a word. */
const UNKNOWN = [
  'logit_bias',
  'user',
  'tool_choice',
  'parallel_tool_calls',
  'service_tier',
  'store',
  'metadata',
  'verbosity',
  'modalities',
  'prediction',
  'reasoning',
];

/** Settings of the model go into `options`, whatever their name; these belong to the call. */
const PLACES: ParameterPlaces = {
  named: {
    max_tokens: 'options.num_predict',
    stop: 'options.stop',
    seed: 'options.seed',
    format: 'format',
    think: 'think',
    keep_alive: 'keep_alive',
    tools: 'tools',
    logprobs: 'logprobs',
    top_logprobs: 'top_logprobs',
    truncate: 'truncate',
    shift: 'shift',
  },
  others: 'options.',
  reserved: ['model', 'messages', 'stream', ...UNKNOWN],
  lists: ['options.stop'],
  translations: {
    response_format: (value) => {
      const asked = responseFormat(value);
      return { places: asked ? { format: asked.schema ?? 'json' } : {} };
    },
    reasoning_effort: (value) => ({
      places: { think: typeof value === 'string' ? (EFFORTS[value] ?? value) : value },
    }),
  },
};

/** The chat API of Ollama. Without `truncate` and `shift`, what does not fit is an error, and not silently cut off. */
export function ollamaChat(base: string, headers: Readonly<Record<string, string>>): ProviderAdapter {
  return {
    toCall: (request) => ({
      method: 'POST',
      url: `${base}/api/chat`,
      headers,
      body: {
        model: request.model,
        messages: messagesOf(request),
        stream: false,
        truncate: false,
        shift: false,
        ...placedParameters(request.parameters, PLACES).body,
      },
    }),
    toCompletion: (answer, { parameters }) =>
      completionOf('ollama', {
        ...ollamaAnswer(answer),
        warnings: placedParameters(parameters, PLACES).warnings,
      }),
    ofStream: ({ events }) => answerOfChunks(events) ?? brokeOff('ollama'),
  };
}

/** The user message, behind the system message if there is one. Images are Base64 without a prefix, never addresses. */
function messagesOf({ system, prompt, parts = [] }: CompletionRequest): readonly object[] {
  const images = parts.flatMap((part) => (part.type === 'inline' ? [part.data] : []));
  const user = { role: 'user', content: prompt, ...(images.length > 0 && { images }) };
  return system === undefined ? [user] : [{ role: 'system', content: system }, user];
}

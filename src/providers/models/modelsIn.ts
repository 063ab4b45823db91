import { listIn, objectIn, textIn } from '../../json.js';
import { tokenCount } from '../answers/tokenCount.js';
import type { ModelInfo } from '../provider.js';

/**
 * The models in a list as OpenAI and those like it give it: `{ data: [{ id }] }`, or the bare list of Together.
 * Whatever says how many tokens fit is taken: `context_length` of OpenRouter and Together, `context_window` of Groq,
 * `max_model_len` of vLLM, `max_context_length` of Mistral, `max_input_tokens` of Anthropic.
 *
 * @see https://platform.openai.com/docs/api-reference/models/list
 */
export function modelsIn(body: unknown): readonly ModelInfo[] {
  const entries = Array.isArray(body) ? body : listIn(objectIn(body)['data']);
  return entries.flatMap((entry) => {
    const id = textIn(objectIn(entry)['id']);
    return id === undefined ? [] : [{ id, contextWindow: windowIn(entry) }];
  });
}

function windowIn(entry: unknown): number | undefined {
  const names = [
    'context_length',
    'context_window',
    'max_model_len',
    'max_context_length',
    'max_input_tokens',
  ];
  return names.map((name) => tokenCount(entry, name)).find((tokens) => tokens !== undefined);
}

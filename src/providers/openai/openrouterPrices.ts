import { listIn, objectIn, textIn } from '../../json.js';
import type { TokenPrice } from '../provider.js';

/**
 * The prices in OpenRouter's list of models: US dollars per token and per request, as texts. One that is negative, as of
 * a router that chooses the model itself, is none.
 *
 * @see https://openrouter.ai/docs/api-reference/list-available-models
 */
export function openrouterPrices(body: unknown): ReadonlyMap<string, TokenPrice> {
  const entries = listIn(objectIn(body)['data']).flatMap((entry): (readonly [string, TokenPrice])[] => {
    const { id, pricing } = objectIn(entry);
    const { prompt, completion, request = '0' } = objectIn(pricing);
    const [input, output, each] = [prompt, completion, request].map(amount);
    const name = textIn(id);
    if (name === undefined || input === undefined || output === undefined || each === undefined) return [];
    return [[name, (inputTokens, outputTokens) => each + inputTokens * input + outputTokens * output]];
  });
  return new Map(entries);
}

function amount(text: unknown): number | undefined {
  const value = typeof text === 'string' && text.trim() !== '' ? Number(text) : undefined;
  return value !== undefined && value >= 0 && Number.isFinite(value) ? value : undefined;
}

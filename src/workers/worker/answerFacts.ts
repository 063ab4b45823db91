import { firstValueFrom } from 'rxjs';
import type { Parameters } from '../../experiment.js';
import { objectIn } from '../../json.js';
import type { Provider } from '../../providers/provider.js';
import { encoded } from '../protocol/messages.js';

/** Tokens at which a price is looked at: it is told only where it is the same for each of them. */
const SAMPLES = [
  [1000, 0],
  [0, 1000],
  [1000, 1000],
  [1_000_000, 1_000_000],
] as const;

/** What a provider knows of a model: `window`, `price` or `models`. Says nothing where it does not know. */
export async function answerFacts(
  provider: Provider,
  { about, model, parameters }: Readonly<Record<string, unknown>>,
): Promise<Uint8Array | undefined> {
  const request = { model: String(model), parameters: objectIn(parameters) as Parameters };
  if (about === 'window') {
    const window = provider.contextWindow && (await firstValueFrom(provider.contextWindow(request)));
    return encoded({ window });
  }
  if (about === 'price') return encoded(await linearPrice(provider, request));
  if (about === 'models' && provider.models !== undefined)
    return encoded({ models: await firstValueFrom(provider.models()) });
  return undefined;
}

async function linearPrice(
  provider: Provider,
  request: { readonly model: string; readonly parameters: Parameters },
): Promise<{ readonly inputUsd?: number; readonly outputUsd?: number }> {
  const price = provider.price && (await firstValueFrom(provider.price(request)));
  if (price === undefined) return {};
  const [inputUsd, outputUsd] = [price(1000, 0) / 1000, price(0, 1000) / 1000];
  const isLinear = SAMPLES.every(([input, output]) => {
    const expected = input * inputUsd + output * outputUsd;
    return Math.abs(price(input, output) - expected) <= 1e-9 * Math.max(1, expected);
  });
  return isLinear ? { inputUsd, outputUsd } : {};
}

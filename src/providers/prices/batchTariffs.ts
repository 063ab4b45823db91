import { own } from '../../json.js';
import type { Tariff } from './tokenCost.js';

const HALF: Tariff = { share: 0.5, cachedShare: 0.5 };

/** What is paid of the list price in a batch, where that is documented, by the name that rows call a provider by. */
export const BATCH_TARIFFS = {
  // https://platform.openai.com/docs/guides/batch
  openai: HALF,
  // https://learn.microsoft.com/azure/ai-foundry/openai/how-to/batch
  azure: HALF,
  // https://platform.claude.com/docs/en/build-with-claude/batch-processing
  anthropic: HALF,
  // https://console.groq.com/docs/batch
  groq: HALF,
  // https://docs.mistral.ai/studio-api/batch-processing
  mistral: HALF,
  // Tokens from the cache cost what they always do: https://ai.google.dev/gemini-api/docs/pricing
  gemini: { share: 0.5, cachedShare: 1 },
} as const satisfies Readonly<Record<string, Tariff>>;

/** What a provider's batches cost; `undefined` where that is not documented. */
export function batchTariffOf(name: string): Tariff | undefined {
  const tariffs: Readonly<Record<string, Tariff>> = BATCH_TARIFFS;
  return own(tariffs, name);
}

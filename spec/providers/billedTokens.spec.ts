import { lastValueFrom, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { providerRegistry } from '../../src/providers/registry.js';
import { sendOf } from '../support/httpReplies.js';

/** What grok-3 costs according to the public list, in US dollars a token. */
const [INPUT_USD, OUTPUT_USD] = [3e-6, 15e-6];

/** What an answer of xAI's official API with this usage comes to. */
function completionOf(usage: object, body: object = {}) {
  const choices = [{ message: { content: 'yes' }, finish_reason: 'stop' }];
  const reply = { status: 200, headers: {}, text: JSON.stringify({ choices, usage, ...body }) };
  const settings: Readonly<Record<string, string>> = { XAI_API_KEY: 'xai-0123456789' };
  const send = sendOf(() => of(reply));
  const provider = providerRegistry({ settings: { get: (key) => settings[key] }, send })('xai');
  if (!provider) throw new Error('the registry knows no xai');
  const request = { model: 'grok-3', prompt: 'Say', parameters: {}, variables: {} };
  return lastValueFrom(provider.complete(request));
}

const usage = {
  prompt_tokens: 37,
  completion_tokens: 1499,
  total_tokens: 4345,
  prompt_tokens_details: { cached_tokens: 0 },
};

describe('the tokens that xAI bills', () => {
  it('are counted and priced by the public list, where it does not say what they cost', async () => {
    expect(await completionOf(usage)).toMatchObject({
      inputTokens: 37,
      outputTokens: 4308,
      costUsd: expect.closeTo(37 * INPUT_USD + 4308 * OUTPUT_USD, 9),
    });
  });

  it('cost what it says, whatever the public list has', async () => {
    expect(await completionOf({ ...usage, cost_in_usd_ticks: 953_440_000 })).toMatchObject({
      outputTokens: 4308,
      costUsd: 0.095344,
    });
  });

  it('have no known price where they were billed by another tariff', async () => {
    expect(await completionOf(usage, { service_tier: 'priority' })).toMatchObject({
      outputTokens: 4308,
      costUsd: undefined,
    });
  });
});

import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { summarize } from '../../src/reporters/summary/summary.js';
import { runExperiments } from '../../src/runExperiments.js';
import { servedProvider } from '../support/servedProvider.js';
import { experimentsOf, rows } from './support/rows.js';

const USAGE = {
  prompt_tokens: 5000,
  completion_tokens: 700,
  total_tokens: 5700,
  prompt_tokens_details: { cached_tokens: 1000 },
  completion_tokens_details: { reasoning_tokens: 700 },
  cost: 0.0125,
};

/** The result and the summary of one row of OpenRouter, whose calls are answered with these. */
async function rowAnswered(...bodies: readonly unknown[]) {
  let calls = 0;
  const { provider } = await servedProvider(
    'openrouter',
    (url) => ({ OPENROUTER_BASE_URL: url, OPENROUTER_API_KEY: 'sk-or-v1-0123456789' }),
    () => ({ body: bodies[calls++] }),
  );
  const { results, events } = runExperiments({
    experiments: experimentsOf(rows('openrouter', 1)),
    prompt: 'Say {{n}}',
    providers: { openrouter: { complete: provider.complete } },
    retry: { maxRetries: bodies.length - 1, initialDelayMs: 1 },
  });
  const summary = lastValueFrom(summarize(events));
  return { result: await lastValueFrom(results), summary: await summary };
}

const choice = (finishReason: string, content: string | null = null) => ({
  choices: [{ message: { role: 'assistant', content }, finish_reason: finishReason }],
});

describe('what was billed', () => {
  it.each([
    'length',
    'content_filter',
    'stop',
  ])('is kept of an empty answer that ended by %s, in its row and in the summary', async (finishReason) => {
    const { result, summary } = await rowAnswered({ ...choice(finishReason), usage: USAGE });

    const billed = { inputTokens: 5000, outputTokens: 700, costUsd: 0.0125 };
    expect(result).toMatchObject({
      ...billed,
      status: 'error',
      output: '',
      cachedTokens: 1000,
      reasoningTokens: 700,
      finishReason,
      rawFinishReason: finishReason,
    });
    expect(summary.models).toMatchObject([{ ...billed, errors: { rejected: 1 } }]);
  });

  it('is nothing where the provider does not say so: an error row holds no estimate', async () => {
    const { result, summary } = await rowAnswered(choice('stop'));

    expect(result).toMatchObject({ status: 'error', inputTokens: undefined, costUsd: undefined });
    expect(summary.models).toMatchObject([{ inputTokens: 0, outputTokens: 0, costUsd: undefined }]);
  });

  it('is kept of an answer without words that was asked for again, beside what the next one cost', async () => {
    const empty = { ...choice('stop', ''), usage: { ...USAGE, completion_tokens: 0, total_tokens: 5000 } };
    const { result, summary } = await rowAnswered(empty, { ...choice('stop', 'one'), usage: USAGE });

    const billed = { inputTokens: 10_000, outputTokens: 700, costUsd: 0.025 };
    expect(result).toMatchObject({ ...billed, status: 'ok', output: 'one', attempts: 2, cachedTokens: 2000 });
    expect(summary.models).toMatchObject([{ ...billed, ok: 1 }]);
  });

  it('is kept where the last call fails without an answer', async () => {
    const empty = {
      ...choice('stop', ''),
      usage: { prompt_tokens: 5000, completion_tokens: 0, cost: 0.0125 },
    };
    const { result } = await rowAnswered(empty, empty, { error: { code: 400, message: 'no' } });

    expect(result).toMatchObject({ status: 'error', attempts: 3, inputTokens: 10_000, costUsd: 0.025 });
  });

  it('is an estimate only of an answer whose tokens nobody counted', async () => {
    const { result } = await rowAnswered(choice('stop', 'one'));

    expect(result).toMatchObject({ status: 'ok', inputTokens: 2, outputTokens: undefined });
  });
});

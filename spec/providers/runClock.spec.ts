import { lastValueFrom, of, VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { providerRegistry } from '../../src/providers/registry.js';
import { sendOf } from '../support/httpReplies.js';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const IN_7_S = 'Sun, 22 Nov 2026 12:00:07 GMT';

/** A provider on a clock that stands at noon of a day, whatever day it is. */
function answering(status: number, body: unknown, name = 'openai') {
  const scheduler = new VirtualTimeScheduler();
  scheduler.frame = NOON;
  const headers = {
    'retry-after': IN_7_S,
    'anthropic-ratelimit-requests-remaining': '0',
    'anthropic-ratelimit-requests-reset': '2026-11-22T12:00:07Z',
  };
  const reply = { status, headers, text: JSON.stringify(body) };
  const settings: Readonly<Record<string, string>> = {
    OPENAI_BASE_URL: 'http://host/v1',
    ANTHROPIC_API_KEY: 'sk-0123456789',
    GEMINI_API_KEY: 'sk-0123456789',
  };
  const send = sendOf(() => of(reply));
  const provider = providerRegistry({ settings: { get: (key) => settings[key] }, send, scheduler })(name);
  if (!provider) throw new Error(`the registry knows no ${name}`);
  return lastValueFrom(provider.complete({ model: 'm', prompt: 'Say', parameters: {}, variables: {} }));
}

describe('a date in an answer', () => {
  it.each([
    { name: 'openai', status: 429, body: {} },
    { name: 'openai', status: 200, body: { error: { code: 'rate_limit_exceeded' } } },
    { name: 'anthropic', status: 200, body: { error: { type: 'rate_limit_error' } } },
    { name: 'gemini', status: 200, body: { error: { code: 429 } } },
    { name: 'ollama', status: 503, body: { error: 'busy' } },
  ])('is judged by the clock of the run, with $status of $name', async ({ name, status, body }) => {
    await expect(answering(status, body, name)).rejects.toMatchObject({
      failure: 'rate-limited',
      delayMs: 7000,
    });
  });

  it('is judged by the clock of the run, where it says when there is an allowance again', async () => {
    const body = { content: [{ type: 'text', text: 'Yes.' }], stop_reason: 'end_turn' };

    expect((await answering(200, body, 'anthropic')).allowance?.requests).toMatchObject({
      remaining: 0,
      resetMs: 7000,
    });
  });
});

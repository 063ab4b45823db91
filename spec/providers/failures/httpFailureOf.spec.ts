import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/errors.js';
import { type FailedCall, httpFailureOf } from '../../../src/providers/failures/httpFailureOf.js';

const NOW = Date.parse('2026-11-22T12:00:00Z');

const failure = (call: Partial<FailedCall>) =>
  httpFailureOf({ provider: 'openai', status: 500, body: {}, nowMs: NOW, ...call });
const openAi = (code: string | null, message = 'Sorry.', type = 'some_error') => ({
  error: { message, type, param: null, code },
});
const gemini = (status: string, message: string, ...details: unknown[]) => ({
  error: { status, message, details },
});

describe('httpFailureOf', () => {
  describe('by status', () => {
    it.each([
      { status: 400, expected: 'rejected' },
      { status: 401, expected: 'unauthorized' },
      { status: 402, expected: 'exhausted' },
      { status: 403, expected: 'unauthorized' },
      { status: 404, expected: 'no-such-model' },
      { status: 405, expected: 'rejected' },
      { status: 407, expected: 'unauthorized' },
      { status: 408, expected: 'transient' },
      { status: 409, expected: 'transient' },
      { status: 410, expected: 'no-such-model' },
      { status: 413, expected: 'rejected' },
      { status: 422, expected: 'rejected' },
      { status: 425, expected: 'transient' },
      { status: 429, expected: 'rate-limited' },
      { status: 499, expected: 'transient' },
      { status: 500, expected: 'transient' },
      { status: 502, expected: 'transient' },
      { status: 503, expected: 'transient' },
      { status: 504, expected: 'transient' },
      { status: 524, expected: 'transient' },
      { status: 529, expected: 'rate-limited' },
      { status: 301, expected: 'rejected' },
      { status: 307, expected: 'rejected' },
    ])('$status is $expected', ({ status, expected }) => {
      expect(failure({ status })).toMatchObject({ failure: expected, status });
    });

    it.each([402, 503])('%i with a delay is rate-limited', (status) => {
      const error = failure({ status, headers: { 'retry-after': '3' } });

      expect(error).toMatchObject({ failure: 'rate-limited', delayMs: 3_000 });
    });

    it('502 with a delay stays transient, and keeps the delay', () => {
      const error = failure({ status: 502, headers: { 'retry-after': '3' } });

      expect(error).toMatchObject({ failure: 'transient', delayMs: 3_000 });
    });

    it.each([
      { status: 401, expected: 'unauthorized' },
      { status: 404, expected: 'no-such-model' },
      { status: 429, expected: 'rate-limited' },
      { status: 502, expected: 'transient' },
    ])('$status with a page is $expected all the same', ({ status, expected }) => {
      expect(failure({ status, body: '<!DOCTYPE html><title>nginx</title>' }).failure).toBe(expected);
    });

    it('403 with a page is rejected: a firewall dislikes the text, not the key', () => {
      expect(failure({ status: 403, body: '<!DOCTYPE html><title>Blocked</title>' }).failure).toBe(
        'rejected',
      );
    });

    it.each([
      'openrouter_credits',
      'openrouter_key_limit',
    ])('%s is exhausted under any status, but rate-limited where a delay says until when', (limit_source) => {
      const body = { error: { code: 402, message: 'No', metadata: { limit_source } } };

      expect(failure({ status: 429, body }).failure).toBe('exhausted');
      expect(failure({ status: 402, headers: { 'retry-after': '9' }, body }).failure).toBe('rate-limited');
    });

    it("Ollama's 503 is rate-limited: its queue is full", () => {
      const body = { error: 'server busy, please try again.  maximum pending requests exceeded' };

      expect(failure({ provider: 'ollama', status: 503, body }).failure).toBe('rate-limited');
    });
  });

  describe('by code', () => {
    it.each([
      { status: 429, code: 'insufficient_quota', expected: 'exhausted' },
      { status: 429, code: 'credit_balance_exhausted', expected: 'exhausted' },
      { status: 429, code: 'organization_spend_limit_exceeded', expected: 'exhausted' },
      { status: 429, code: 'project_spend_limit_exceeded', expected: 'exhausted' },
      { status: 429, code: 'organization_usage_limit_exceeded', expected: 'exhausted' },
      { status: 429, code: 'billing_hard_limit_reached', expected: 'exhausted' },
      { status: 429, code: 'billing_not_active', expected: 'exhausted' },
      { status: 400, code: 'billing_error', expected: 'exhausted' },
      { status: 429, code: 'rate_limit_exceeded', expected: 'rate-limited' },
      { status: 503, code: 'slow_down', expected: 'rate-limited' },
      { status: 503, code: 'server_is_overloaded', expected: 'transient' },
      { status: 400, code: 'invalid_api_key', expected: 'unauthorized' },
      { status: 401, code: 'wrong_api_key', expected: 'unauthorized' },
      { status: 400, code: 'content_filter', expected: 'rejected' },
      { status: 403, code: 'content_policy_violation', expected: 'rejected' },
      { status: 403, code: 'model_not_found', expected: 'no-such-model' },
      { status: 400, code: 'model_not_available', expected: 'no-such-model' },
      { status: 404, code: 'DeploymentNotFound', expected: 'no-such-model' },
      { status: 413, code: 'rate_limit_exceeded', expected: 'rejected' },
    ])('$status $code is $expected', ({ status, code, expected }) => {
      expect(failure({ status, body: openAi(code) })).toMatchObject({ failure: expected, status, code });
    });

    it('insufficient_quota is found as a type, too', () => {
      const body = openAi(null, 'You exceeded your current quota', 'insufficient_quota');

      expect(failure({ status: 429, body })).toMatchObject({
        failure: 'exhausted',
        code: 'insufficient_quota',
      });
    });
  });

  describe('by what one provider says', () => {
    it.each([
      {
        says: 'OpenAI: a request larger than the budget of a minute',
        call: {
          status: 429,
          body: openAi(
            'rate_limit_exceeded',
            'Request too large for gpt-4o on tokens per min (TPM): Limit 1, Requested 2.',
          ),
        },
        expected: 'rejected',
      },
      {
        says: 'Anthropic: a low balance',
        call: {
          provider: 'anthropic',
          status: 400,
          body: {
            type: 'error',
            error: { type: 'invalid_request_error', message: 'Your credit balance is too low' },
          },
        },
        expected: 'exhausted',
      },
      {
        says: 'Anthropic: a limit that the user has set',
        call: {
          provider: 'anthropic',
          status: 400,
          body: {
            type: 'error',
            error: {
              type: 'invalid_request_error',
              message:
                'You have reached your specified API usage limits. You will regain access on 2026-12-01.',
            },
          },
        },
        expected: 'exhausted',
      },
      {
        says: 'Anthropic: a monthly cap',
        call: {
          provider: 'anthropic',
          status: 429,
          body: {
            error: { type: 'rate_limit_error', details: { error_code: 'enforced_spend_limit_reached' } },
          },
        },
        expected: 'exhausted',
      },
      {
        says: 'Anthropic: overloaded',
        call: {
          provider: 'anthropic',
          status: 529,
          body: { error: { type: 'overloaded_error', message: 'Overloaded' } },
        },
        expected: 'rate-limited',
      },
      {
        says: 'Gemini: a quota of a minute',
        call: {
          provider: 'gemini',
          status: 429,
          body: gemini('RESOURCE_EXHAUSTED', 'Quota exceeded', {
            '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
            violations: [
              { quotaId: 'GenerateRequestsPerMinutePerProjectPerModel-FreeTier', quotaValue: '5' },
            ],
          }),
        },
        expected: 'rate-limited',
      },
      {
        says: 'Gemini: a quota of a day, whatever delay it names',
        call: {
          provider: 'gemini',
          status: 429,
          body: gemini(
            'RESOURCE_EXHAUSTED',
            'Quota exceeded',
            { violations: [{ quotaId: 'GenerateRequestsPerDayPerProjectPerModel-FreeTier' }] },
            { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '53s' },
          ),
        },
        expected: 'exhausted',
      },
      {
        says: 'Gemini: a quota of nothing',
        call: {
          provider: 'gemini',
          status: 429,
          body: gemini('RESOURCE_EXHAUSTED', 'Quota exceeded for metric: x, limit: 0, model: gemini-3'),
        },
        expected: 'exhausted',
      },
      {
        says: 'Gemini: a wrong key, as a 400',
        call: {
          provider: 'gemini',
          status: 400,
          body: gemini('INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', {
            reason: 'API_KEY_INVALID',
          }),
        },
        expected: 'unauthorized',
      },
      {
        says: 'Gemini: an error in a list',
        call: { provider: 'gemini', status: 400, body: [gemini('RESOURCE_EXHAUSTED', 'Quota exceeded')] },
        expected: 'rate-limited',
      },
      {
        says: 'OpenRouter: no credits',
        call: {
          provider: 'openrouter',
          status: 402,
          body: {
            error: {
              code: 402,
              message: 'Insufficient credits',
              metadata: { limit_source: 'openrouter_credits' },
            },
          },
        },
        expected: 'exhausted',
      },
      {
        says: 'OpenRouter: the limit of a key, as a 403',
        call: {
          provider: 'openrouter',
          status: 403,
          body: { error: { code: 403, message: 'Key limit exceeded (total limit)' } },
        },
        expected: 'exhausted',
      },
      {
        says: 'OpenRouter: moderation',
        call: {
          provider: 'openrouter',
          status: 403,
          body: {
            error: { code: 403, message: 'Flagged', metadata: { reasons: ['violence'], flagged_input: 'x' } },
          },
        },
        expected: 'rejected',
      },
      {
        says: 'OpenRouter: free models of a day',
        call: {
          provider: 'openrouter',
          status: 429,
          body: { error: { code: 429, message: 'Rate limit exceeded: free-models-per-day. Add 10 credits' } },
        },
        expected: 'exhausted',
      },
      {
        says: 'OpenRouter: no such model, as a 400',
        call: {
          provider: 'openrouter',
          status: 400,
          body: { error: { code: 400, message: 'gpt-9 is not a valid model ID' } },
        },
        expected: 'no-such-model',
      },
      {
        says: 'xAI: a wrong key, as a 400',
        call: {
          provider: 'xai',
          status: 400,
          body: { code: 'Client specified an invalid argument', error: 'Incorrect API key provided: xa***' },
        },
        expected: 'unauthorized',
      },
      {
        says: 'Mistral: no such model, as a 400',
        call: {
          provider: 'mistral',
          status: 400,
          body: {
            object: 'error',
            message: 'Invalid model: x',
            type: 'invalid_model',
            param: null,
            code: '1500',
          },
        },
        expected: 'no-such-model',
      },
    ])('$says is $expected', ({ call, expected }) => {
      expect(failure(call).failure).toBe(expected);
    });
  });

  describe('inside a 200', () => {
    it.each([
      { error: { code: 429, message: 'Slow down' }, expected: { failure: 'rate-limited', status: 429 } },
      { error: { code: '503', message: 'No host' }, expected: { failure: 'transient', status: 503 } },
      { error: { code: 400, message: 'No' }, expected: { failure: 'rejected', status: 400 } },
      { error: { code: 'rate_limit_exceeded' }, expected: { failure: 'rate-limited', status: 200 } },
      { error: { type: 'overloaded_error' }, expected: { failure: 'rate-limited', status: 200 } },
      {
        error: { type: 'rate_limit_error', message: 'No' },
        expected: { failure: 'rate-limited', status: 200 },
      },
      { error: { message: 'Something broke' }, expected: { failure: 'transient', status: 200 } },
      { error: 'unexpected server status', expected: { failure: 'transient', status: 200 } },
    ])('$error is $expected.failure', ({ error, expected }) => {
      expect(failure({ status: 200, body: { error } })).toMatchObject(expected);
    });
  });

  describe('overridden by x-should-retry', () => {
    it.each([
      { status: 400, header: 'true', expected: 'transient' },
      { status: 401, header: 'true', expected: 'transient' },
      { status: 429, header: 'true', expected: 'rate-limited' },
      { status: 500, header: 'true', expected: 'transient' },
      { status: 429, header: 'false', expected: 'rejected' },
      { status: 500, header: 'false', expected: 'rejected' },
      { status: 401, header: 'false', expected: 'unauthorized' },
      { status: 500, header: 'maybe', expected: 'transient' },
    ])('$status with $header is $expected', ({ status, header, expected }) => {
      expect(failure({ status, headers: { 'x-should-retry': header } }).failure).toBe(expected);
    });

    it('an exhausted quota that may be retried is rate-limited', () => {
      const headers = { 'x-should-retry': 'true' };

      expect(failure({ status: 429, headers, body: openAi('insufficient_quota') }).failure).toBe(
        'rate-limited',
      );
    });
  });

  describe('its message', () => {
    it.each<{ says: string; call: Partial<FailedCall>; message: string }>([
      {
        says: 'name, status, code and the words of the server',
        call: { status: 429, body: openAi('rate_limit_exceeded', 'Rate limit reached.') },
        message: 'openai answered 429 (rate_limit_exceeded): Rate limit reached.',
      },
      {
        says: 'what the status stands for, where the body is empty',
        call: { status: 502, body: '' },
        message: 'openai answered 502: Bad Gateway',
      },
      {
        says: 'that there is no reason, where there is none',
        call: { status: 599, body: '' },
        message: 'openai answered 599: no reason given',
      },
      {
        says: 'a text body',
        call: { status: 500, body: ' upstream down \n' },
        message: 'openai answered 500: upstream down',
      },
      {
        says: 'the title of a page',
        call: {
          status: 502,
          body: '<html><head><title>\n502 Bad Gateway</title></head><body>nginx</body></html>',
        },
        message: "openai answered 502: a web page titled '502 Bad Gateway'",
      },
      {
        says: 'that it is a page without a title',
        call: { status: 502, body: '<p>no</p>' },
        message: 'openai answered 502: a web page',
      },
      {
        says: 'an error that is a text',
        call: { status: 500, body: { error: 'out of memory' } },
        message: 'openai answered 500: out of memory',
      },
      {
        says: 'a message at the top',
        call: { status: 400, body: { message: 'No', type: 'bad', code: '1' } },
        message: 'openai answered 400 (bad): No',
      },
      {
        says: 'the details of a FastAPI server',
        call: {
          status: 422,
          body: { detail: [{ loc: ['body'], msg: 'field required' }, { msg: 'too long' }] },
        },
        message: 'openai answered 422: field required; too long',
      },
      {
        says: 'a detail that is a text',
        call: { status: 404, body: { detail: 'Not Found' } },
        message: 'openai answered 404: Not Found',
      },
      {
        says: 'a body of no known form',
        call: { status: 400, body: { oops: 1 } },
        message: 'openai answered 400: {"oops":1}',
      },
      {
        says: 'what a host said to OpenRouter',
        call: {
          provider: 'openrouter',
          status: 429,
          body: {
            error: {
              code: 429,
              message: 'Provider returned error',
              metadata: { raw: 'busy', provider_name: 'Google' },
            },
          },
        },
        message: 'openrouter answered 429: Provider returned error (Google: busy)',
      },
      {
        says: 'what a host said to OpenRouter, as an object',
        call: {
          provider: 'openrouter',
          status: 502,
          body: { error: { message: 'No', metadata: { raw: { a: 1 } } } },
        },
        message: 'openrouter answered 502: No ({"a":1})',
      },
      {
        says: 'how to get a model for Ollama',
        call: { provider: 'ollama', status: 404, body: { error: "model 'llama9' not found" } },
        message: "ollama answered 404: model 'llama9' not found. To get it: ollama pull llama9",
      },
      {
        says: 'how to get a model for an older Ollama',
        call: {
          provider: 'ollama',
          status: 404,
          body: { error: 'model "qwen3:4b" not found, try pulling it first' },
        },
        message:
          'ollama answered 404: model "qwen3:4b" not found, try pulling it first. To get it: ollama pull qwen3:4b',
      },
      {
        says: 'only the host of a redirect',
        call: { status: 307, headers: { location: 'https://other.example/login?key=x' }, body: '' },
        message:
          'openai answered 307: a redirect to other.example, which is not followed, so that no key goes astray',
      },
      {
        says: 'that a redirect stays on the host',
        call: { status: 308, headers: { location: '/v2' }, body: '' },
        message:
          'openai answered 308: a redirect to another path, which is not followed, so that no key goes astray',
      },
      {
        says: 'that an error was inside the answer',
        call: { status: 200, body: { error: { message: 'Broken', type: 'server_error' } } },
        message: 'openai answered with an error (server_error): Broken',
      },
    ])('says $says', ({ call, message }) => {
      expect(failure(call).message).toBe(message);
    });
  });

  it.each([
    {
      whose: 'of all models',
      call: { provider: 'openrouter', status: 429, body: { error: { code: 429, message: 'Slow down' } } },
    },
    {
      whose: 'of one model, as its host refused',
      call: {
        provider: 'openrouter',
        status: 429,
        body: { error: { code: 429, message: 'Busy', metadata: { provider_name: 'Google' } } },
      },
    },
    {
      whose: 'of one model, as nothing is said',
      call: {
        status: 429,
        body: openAi('rate_limit_exceeded', 'Rate limit reached for gpt-4o in organization org-1'),
      },
    },
    {
      whose: 'of all models',
      call: { status: 429, body: openAi('rate_limit_exceeded', 'The limit of your account is reached') },
    },
    { whose: 'of all models', call: { status: 429, body: openAi(null, 'Too many calls to all models') } },
    {
      whose: 'of one model, as the failure is another',
      call: { provider: 'openrouter', status: 402, body: { error: { code: 402, message: 'Sorry' } } },
    },
    { whose: 'of one model, as nothing is named', call: { status: 429, body: {} } },
  ])('takes a limit for one $whose: $call.body', ({ whose, call }) => {
    expect(failure(call).ofAccount).toBe(whose === 'of all models');
  });

  it.each([
    { status: 404, isShown: true },
    { status: 405, isShown: true },
    { status: 410, isShown: true },
    { status: 300, isShown: true },
    { status: 399, isShown: true },
    { status: 299, isShown: false },
    { status: 400, isShown: false },
    { status: 500, isShown: false },
    { status: 404, words: 'The model x is not there', isShown: false },
    { status: 404, words: 'No such Models', isShown: false },
    { status: 404, words: 'Remodeled', isShown: true },
    { status: 404, code: 'model_not_found', isShown: false },
  ])('shows the address of a $status ($words): $isShown', ({
    status,
    words = 'Sorry.',
    code = null,
    isShown,
  }) => {
    const call = { status, body: openAi(code, words), url: 'https://me:secret@host/v1?key=x' };

    expect(failure(call).message.endsWith(' (at https://host/v1)')).toBe(isShown);
    expect(failure({ status, body: openAi(code, words) }).message).not.toContain('(at ');
  });

  it.each([
    { status: 413, body: {}, isAboutRow: true },
    { status: 400, body: openAi('content_filter'), isAboutRow: true },
    { status: 400, body: openAi(null, 'The prompt is too long.'), isAboutRow: true },
    { status: 403, body: { error: { message: 'No.', metadata: { reasons: ['x'] } } }, isAboutRow: true },
    { status: 403, body: { error: { message: 'No.', metadata: { flagged_input: 'x' } } }, isAboutRow: true },
    { status: 400, body: openAi(null), isAboutRow: false },
    { status: 403, body: { error: { message: 'No.', metadata: {} } }, isAboutRow: false },
  ])('takes $status for one about its row alone: $isAboutRow', ({ status, body, isAboutRow }) => {
    expect(failure({ status, body }).aboutRow).toBe(isAboutRow);
  });

  it('names no parameter where it is the model that is refused', () => {
    const body = openAi('model_not_found', 'This model does not support temperature');

    expect(failure({ status: 400, body }).parameter).toBeUndefined();
    expect(
      failure({ status: 400, body: openAi(null, 'No support: temperature is not supported') }).parameter,
    ).toBe('temperature');
  });

  it('takes a location for a redirect behind a status of those alone', () => {
    const headers = { location: 'https://other.example/' };
    const message = (status: number) => failure({ status, headers, body: openAi(null) }).message;

    expect(message(300)).toContain('a redirect to other.example');
    expect(message(399)).toContain('a redirect to other.example');
    expect(message(299)).not.toContain('redirect');
    expect(message(400)).not.toContain('redirect');
    const inside = { error: { code: 201, message: 'Sorry.' } };
    expect(failure({ status: 200, headers, body: inside }).message).toContain('answered 201');
    expect(failure({ status: 200, headers, body: inside }).message).not.toContain('redirect');
  });

  it('takes the allowance from the headers', () => {
    const headers = { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '1s' };

    expect(failure({ status: 429, headers }).allowance?.requests).toStrictEqual({
      limit: undefined,
      remaining: 0,
      resetMs: 1_000,
    });
  });

  it.each([
    null,
    undefined,
    [],
    [null],
    0,
    true,
    'x',
    { error: null },
    { error: [] },
    { error: { code: {} } },
  ])('makes something of any body: %j', (body) => {
    expect(failure({ status: 500, body })).toBeInstanceOf(ProviderError);
  });
});

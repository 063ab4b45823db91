import { describe, expect, it } from 'vitest';
import { type FailedCall, httpFailureOf } from '../../../src/providers/failures/httpFailureOf.js';

const failure = (call: Partial<FailedCall>) =>
  httpFailureOf({ provider: 'openai', status: 500, body: {}, nowMs: 0, ...call });
const coded = (code: string) => ({ error: { message: 'Sorry.', code } });

/** Where one thing in the table is another: each line is a change that no other spec would notice. */
describe('the edges of the failure table', () => {
  it.each([
    { status: 400, code: 'DeploymentNotFound', expected: 'no-such-model' },
    { status: 401, code: 'content_filter', expected: 'rejected' },
    { status: 401, code: 'content_policy_violation', expected: 'rejected' },
    { status: 401, code: 'ResponsibleAIPolicyViolation', expected: 'rejected' },
    { status: 400, code: 'invalid_api_key', expected: 'unauthorized' },
    { status: 400, code: 'wrong_api_key', expected: 'unauthorized' },
    { status: 400, code: 'API_KEY_INVALID', expected: 'unauthorized' },
    { status: 400, code: 'authentication_error', expected: 'unauthorized' },
  ])('take $code for $expected, whatever the status $status says', ({ status, code, expected }) => {
    expect(failure({ status, body: coded(code) }).failure).toBe(expected);
  });

  it.each([
    { status: 429, said: 'Your team has used all available credits.', expected: 'exhausted' },
    { status: 429, said: 'The team has used all of its available credits.', expected: 'exhausted' },
    { status: 429, said: 'You have used all your available credits.', expected: 'exhausted' },
    { status: 429, said: 'Your team has reached its monthly spending limit.', expected: 'exhausted' },
    { status: 429, said: 'Insufficient balance or no resource package.', expected: 'exhausted' },
    { status: 429, said: 'Insufficient account balance', expected: 'exhausted' },
    { status: 429, said: 'insufficient credit', expected: 'exhausted' },
    { status: 429, said: 'Insufficient credits. Add more.', expected: 'exhausted' },
    { status: 429, said: 'insufficient funds', expected: 'exhausted' },
    { status: 429, said: 'not enough balance', expected: 'exhausted' },
    { status: 403, said: 'Sorry, your account balance is insufficient', expected: 'exhausted' },
    { status: 403, said: 'Your balance is not enough', expected: 'exhausted' },
    { status: 400, said: 'Your credit balance is too low to access the API.', expected: 'exhausted' },
    { status: 400, said: 'You have reached your specified API usage limits.', expected: 'exhausted' },
    { status: 403, said: 'Key limit exceeded (total limit).', expected: 'exhausted' },
    { status: 429, said: 'Rate limit exceeded: free-models-per-day.', expected: 'exhausted' },
    { status: 400, said: 'gpt-9 is not a valid model ID', expected: 'no-such-model' },
    { status: 400, said: 'Incorrect API key provided: xa***', expected: 'unauthorized' },
    { status: 400, said: 'Invalid API key', expected: 'unauthorized' },
    { status: 400, said: 'API key not valid. Please pass a valid API key.', expected: 'unauthorized' },
    { status: 429, said: 'Request too large for gpt-4o in organization org-1', expected: 'rejected' },
    { status: 400, said: 'Rate limit exceeded, slow down.', expected: 'rate-limited' },
    { status: 400, said: 'Rate limit reached for gpt-4o', expected: 'rate-limited' },
    { status: 400, said: 'Too many requests', expected: 'rate-limited' },
  ])('take "$said" for $expected, where the status is $status', ({ status, said, expected }) => {
    expect(failure({ status, body: { error: { message: said } } }).failure).toBe(expected);
    expect(failure({ status, body: { error: { message: 'Sorry.' } } }).failure).not.toBe(expected);
  });

  it.each([
    'context_length_exceeded',
    'string_above_max_length',
    'request_too_large',
    'content_filter',
    'content_policy_violation',
    'ResponsibleAIPolicyViolation',
  ])('take %s for a refusal of this text alone', (code) => {
    expect(failure({ status: 400, body: coded(code) })).toMatchObject({
      failure: 'rejected',
      aboutRow: true,
    });
  });

  it.each([
    { server: 'OpenAI', said: "This model's maximum context length is 8192 tokens." },
    { server: 'OpenAI', said: 'Your input exceeds the context window of this model.' },
    { server: 'Anthropic', said: 'prompt is too long: 214000 tokens > 200000 maximum' },
    {
      server: 'Anthropic',
      said: 'input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000',
    },
    {
      server: 'Gemini',
      said: 'The input token count (1200293) exceeds the maximum number of tokens allowed (1048576).',
    },
    {
      server: 'xAI',
      said: "This model's maximum prompt length is 131072 but the request contains 136973 tokens.",
    },
    { server: 'Groq', said: 'Please reduce the length of the messages or completion.' },
    { server: 'llama.cpp', said: 'the request exceeds the available context size' },
    { server: 'Cohere', said: 'too many tokens: the prompt cannot exceed 4081' },
  ])('take what $server says of a text that is too long for one of this text alone: $said', ({ said }) => {
    expect(failure({ status: 400, body: { error: { message: said } } })).toMatchObject({
      failure: 'rejected',
      aboutRow: true,
    });
  });

  it.each([
    'max_tokens: 99999 > 8192, which is the maximum allowed number of output tokens',
    "Unsupported parameter: 'max_tokens' is not supported with this model.",
    'max_tokens is too large: 99999. This model supports at most 16384 completion tokens.',
  ])('take no parameter that is too large for a text that is too long: %s', (said) => {
    expect(failure({ status: 400, body: { error: { message: said } } }).aboutRow).toBe(false);
  });

  it.each([
    { reasons: ['violence'] },
    { flagged_input: 'text' },
  ])('take a 403 with %j for a filter', (metadata) => {
    const body = { error: { message: 'Sorry.', code: 403, metadata } };
    expect(failure({ provider: 'openrouter', status: 403, body }).failure).toBe('rejected');
  });

  it('take no other error of an Ollama for a full queue', () => {
    expect(failure({ provider: 'ollama', status: 503 }).failure).toBe('rate-limited');
    expect(failure({ provider: 'ollama', status: 500 }).failure).toBe('transient');
  });

  it('believe a status in the body of a 2xx, and of nothing else', () => {
    const body = { error: { message: 'Slow down.', code: 429 } };
    expect(failure({ status: 200, body })).toMatchObject({ failure: 'rate-limited', status: 429 });
    expect(failure({ status: 299, body })).toMatchObject({ failure: 'rate-limited', status: 429 });
    expect(failure({ status: 300, body })).toMatchObject({ failure: 'rejected', status: 300 });
  });

  it.each([300, 301, 399])('name where a %i leads', (status) => {
    expect(failure({ status, headers: { location: 'https://other.example/v1' } }).message).toContain(
      'a redirect to other.example',
    );
  });

  it.each([200, 299, 400, 503])('see no redirect in a %i with a location', (status) => {
    expect(failure({ status, headers: { location: 'https://other.example/v1' } }).message).not.toContain(
      'redirect',
    );
  });

  it.each([
    { said: "model 'llama9' not found", status: 404, advice: 'ollama pull llama9' },
    { said: 'model "llama9" not found', status: 404, advice: 'ollama pull llama9' },
    { said: 'model llama9 not found', status: 404, advice: 'ollama pull llama9' },
    { said: 'no such thing', status: 404, advice: 'ollama pull MODEL' },
  ])('say how to get a model that an Ollama has not: $said', ({ said, status, advice }) => {
    expect(failure({ provider: 'ollama', status, body: { error: said } }).message).toContain(advice);
  });

  it('say so of no other failure, and of no other provider', () => {
    const body = { error: "model 'llama9' not found" };
    expect(failure({ provider: 'ollama', status: 500, body }).message).not.toContain('ollama pull');
    expect(failure({ provider: 'openai', status: 404, body }).message).not.toContain('ollama pull');
  });
});

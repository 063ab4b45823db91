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

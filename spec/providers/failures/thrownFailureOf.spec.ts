import { APICallError } from '@ai-sdk/provider';
import { APIConnectionError, APIError } from 'openai';
import { TimeoutError } from 'rxjs';
import { Headers as OtherHeaders } from 'undici';
import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/errors.js';
import { thrownFailureOf } from '../../../src/providers/failures/thrownFailureOf.js';

const url = 'https://api.example/v1';
const aiSdk = (facts: Partial<ConstructorParameters<typeof APICallError>[0]>) =>
  new APICallError({ message: 'It failed', url, requestBodyValues: {}, ...facts });
const refused = Object.assign(new Error(''), { code: 'ECONNREFUSED' });

describe('thrownFailureOf', () => {
  it('leaves a ProviderError as it is', () => {
    const error = new ProviderError('No', { failure: 'exhausted' });

    expect(thrownFailureOf(error, 'mine')).toBe(error);
  });

  it.each([
    {
      from: 'the AI SDK: a refusal with a delay',
      error: aiSdk({
        statusCode: 429,
        responseHeaders: { 'Retry-After': '7' },
        responseBody: '{"error":{}}',
      }),
      expected: {
        failure: 'rate-limited',
        status: 429,
        delayMs: 7_000,
        message: 'mine failed (429): It failed',
      },
    },
    {
      from: 'the AI SDK: a used-up quota, whatever it calls retryable',
      error: aiSdk({
        statusCode: 429,
        responseBody: '{"error":{"code":"insufficient_quota"}}',
        isRetryable: true,
      }),
      expected: { failure: 'exhausted', code: 'insufficient_quota' },
    },
    {
      from: 'the AI SDK: a page',
      error: aiSdk({ statusCode: 403, responseBody: '<html>blocked</html>' }),
      expected: { failure: 'rejected', status: 403 },
    },
    {
      from: 'the AI SDK: no connection',
      error: aiSdk({
        message: 'Cannot connect to API',
        cause: new TypeError('fetch failed', { cause: refused }),
      }),
      expected: {
        failure: 'unreachable',
        message:
          'mine cannot be reached at https://api.example/v1: the connection is refused: is the server running?',
      },
    },
    {
      from: 'the AI SDK: something that may pass',
      error: aiSdk({ isRetryable: true }),
      expected: { failure: 'transient', message: 'mine failed: It failed' },
    },
    {
      from: 'the openai package: a status, a code and headers',
      error: APIError.generate(
        429,
        { error: { code: 'rate_limit_exceeded', message: 'Slow down' } },
        undefined,
        new Headers({ 'retry-after-ms': '20' }),
      ),
      expected: { failure: 'rate-limited', code: 'rate_limit_exceeded', delayMs: 20 },
    },
    {
      from: 'an SDK with a fetch of its own: its headers',
      error: { status: 429, headers: new OtherHeaders({ 'retry-after-ms': '20' }) },
      expected: { failure: 'rate-limited', delayMs: 20 },
    },
    {
      from: 'anything: headers that are a Map',
      error: { status: 429, headers: new Map([['Retry-After-Ms', 20]]) },
      expected: { failure: 'rate-limited', delayMs: 20 },
    },
    {
      from: 'anything: headers that are none',
      error: { status: 429, headers: ['retry-after-ms', 20] },
      expected: { failure: 'rate-limited', delayMs: undefined },
    },
    {
      from: 'anything: no headers',
      error: { status: 429, headers: null },
      expected: { failure: 'rate-limited', delayMs: undefined },
    },
    {
      from: 'anything: a status, and words that say more',
      error: { status: 400, message: 'Your credit balance is too low' },
      expected: { failure: 'exhausted', status: 400 },
    },
    {
      from: 'the openai package: no connection',
      error: new APIConnectionError({ cause: refused }),
      expected: { failure: 'unreachable' },
    },
    {
      from: 'fetch',
      error: new TypeError('fetch failed', { cause: refused }),
      expected: { failure: 'unreachable' },
    },
    { from: 'rxjs: a timeout', error: new TimeoutError(), expected: { failure: 'transient' } },
    {
      from: 'anything: an error',
      error: new Error('oops'),
      expected: { failure: 'rejected', message: 'mine failed: oops' },
    },
    {
      from: 'anything: a text',
      error: 'oops',
      expected: { failure: 'rejected', message: 'mine failed: oops' },
    },
    { from: 'anything: nothing', error: undefined, expected: { failure: 'rejected' } },
  ])('reads the errors of $from', ({ error, expected }) => {
    expect(thrownFailureOf(error, 'mine')).toMatchObject(expected);
  });

  it('keeps the cause', () => {
    const error = new Error('oops');

    expect(thrownFailureOf(error, 'mine').cause).toBe(error);
  });

  it('ends on an error that is its own cause', () => {
    const error = new Error('oops');
    error.cause = error;

    expect(thrownFailureOf(error, 'mine').failure).toBe('rejected');
  });
});

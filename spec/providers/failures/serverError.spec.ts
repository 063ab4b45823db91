import { describe, expect, it } from 'vitest';
import { type ServerError, serverError } from '../../../src/providers/failures/serverError.js';

const EMPTY: Partial<ServerError> = {
  words: '',
  code: undefined,
  parameter: undefined,
  status: undefined,
  metadata: {},
  details: [],
  isPage: false,
};

describe('serverError', () => {
  it.each([undefined, null, {}, [], 7, true, '', ' \n'])('finds nothing in %j', (body) => {
    expect(serverError(body)).toEqual({ ...EMPTY, codes: new Set() });
  });

  it.each<{ of: string; body: unknown; found: Partial<ServerError> }>([
    {
      of: 'OpenAI',
      body: { error: { message: 'No.', type: 'invalid_request_error', param: 'top_p', code: 'bad_value' } },
      found: {
        words: 'No.',
        code: 'bad_value',
        codes: new Set(['bad_value', 'invalid_request_error']),
        parameter: 'top_p',
      },
    },
    {
      of: 'Anthropic',
      body: { type: 'error', error: { type: 'billing', message: 'No.', details: { error_code: 'credit' } } },
      found: { words: 'No.', code: 'credit', codes: new Set(['credit', 'billing']) },
    },
    {
      of: 'Gemini, in a list',
      body: [
        {
          error: {
            code: 429,
            message: 'No.',
            status: 'RESOURCE_EXHAUSTED',
            details: [{ reason: 'R', violations: [{ quotaId: 'PerDay' }, 'x'] }, 'y'],
          },
        },
        { error: { message: 'another' } },
      ],
      found: {
        words: 'No.',
        status: 429,
        code: 'RESOURCE_EXHAUSTED',
        codes: new Set(['RESOURCE_EXHAUSTED', 'R', 'PerDay']),
      },
    },
    {
      of: 'OpenRouter',
      body: { error: { code: 402, message: 'No.', metadata: { limit_source: 'openrouter_credits' } } },
      found: { words: 'No.', status: 402, code: 'openrouter_credits' },
    },
    { of: 'Ollama', body: { error: 'not there' }, found: { words: 'not there' } },
    {
      of: 'Mistral and Cerebras, at the top',
      body: { message: 'No.', type: 'wrong_api_key', code: 'wrong' },
      found: { words: 'No.', code: 'wrong' },
    },
    { of: 'Cloudflare', body: { errors: [{ code: 7003, message: 'No.' }] }, found: { words: 'No.' } },
    {
      of: 'MiniMax',
      body: { choices: null, base_resp: { status_code: 1008, status_msg: 'No credit.' } },
      found: { words: 'No credit.' },
    },
    {
      of: 'MiniMax, beside one that is null',
      body: { error: null, base_resp: { status_code: 1008, status_msg: 'No credit.' } },
      found: { words: 'No credit.' },
    },
    { of: 'FastAPI, a text', body: { detail: 'Not Found' }, found: { words: 'Not Found' } },
    {
      of: 'FastAPI, a list',
      body: { detail: [{ loc: ['body', 'messages', 0, 'role'], msg: 'wrong' }, { msg: 'bad' }, { a: 1 }] },
      found: { words: 'messages.0.role: wrong; bad; {"a":1}' },
    },
    { of: 'RFC 9457', body: { title: 'Forbidden', status: 403 }, found: { words: 'Forbidden' } },
    { of: 'an API nobody knows', body: { oops: 1 }, found: { words: '{"oops":1}' } },
    {
      of: 'a line of a firewall',
      body: ' error code: 1010\n',
      found: { words: 'error code: 1010', isPage: true },
    },
    {
      of: 'a page',
      body: '\n <html><title lang="en"> Blocked </title>',
      found: { words: "a web page titled 'Blocked'", isPage: true },
    },
    { of: 'a page without a title', body: '<html><titlex>a</titlex>', found: { words: 'a web page' } },
    { of: 'a page with an empty one', body: '<title> </title>', found: { words: 'a web page' } },
    {
      of: 'a text that has a page in it',
      body: 'see <title>a</title>',
      found: { words: 'see <title>a</title>' },
    },
  ])('reads the error of $of', ({ body, found }) => {
    expect(serverError(body)).toMatchObject(found);
  });

  it.each([
    'message',
    'msg',
    'status_msg',
    'error_msg',
    'error_message',
    'error_description',
    'Message',
  ])('takes %s for the words, in an error and at the top', (name) => {
    expect(serverError({ error: { [name]: 'No.' } }).words).toBe('No.');
    expect(serverError({ [name]: 'No.' }).words).toBe('No.');
    expect(serverError({ error: { x: 1 }, [name]: 'No.' }).words).toBe('No.');
  });

  it.each([
    { code: 429, status: 429 },
    { code: '503', status: 503 },
    { code: 100, status: 100 },
    { code: 599, status: 599 },
    { code: 99 },
    { code: 600 },
    { code: 7003 },
    { code: 429.5 },
    { code: 'x' },
    { code: null },
    { code: true },
    { code: [429] },
  ])('takes the code $code for the status $status', ({ code, status }) => {
    expect(serverError({ error: { code } }).status).toBe(status);
  });

  it.each([
    { codes: ['429', 'slow_down'], telling: 'slow_down' },
    { codes: ['error', 'slow_down'], telling: 'slow_down' },
    { codes: ['4xx', 'slow_down'], telling: '4xx' },
    { codes: ['x4', 'slow_down'], telling: 'x4' },
    { codes: ['429', 'error'], telling: undefined },
  ])('finds the telling one of the codes $codes', ({ codes: [code, type], telling }) => {
    expect(serverError({ error: { code, type } }).code).toBe(telling);
  });

  it('adds what the host of the model said, in text or JSON', () => {
    const words = (metadata: unknown) => serverError({ error: { message: 'No', metadata } }).words;

    expect(words({ raw: ' busy ', provider_name: 'Host' })).toBe('No (Host: busy)');
    expect(words({ raw: { a: 1 } })).toBe('No ({"a":1})');
    expect(words({ raw: '', provider_name: 'Host' })).toBe('No');
  });

  it('reads the beginning alone of what is long', () => {
    const long = 'x'.repeat(30_000);
    expect(serverError(long).words).toHaveLength(20_000);
    expect(serverError({ message: long }).words).toHaveLength(20_000);
    expect(serverError({ message: 'No', metadata: { raw: long } }).words).toHaveLength(20_005);
    const detail = Array.from({ length: 50 }, () => ({ msg: 'no' }));
    expect(serverError({ detail }).words.split('; ')).toHaveLength(20);
    expect(serverError(`${' '.repeat(20_000)}<title>a</title>`).words).toBe('');
  });
});

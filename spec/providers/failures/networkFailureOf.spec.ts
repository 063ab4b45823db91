import { describe, expect, it } from 'vitest';
import { isNetworkError, networkFailureOf } from '../../../src/providers/failures/networkFailureOf.js';

const coded = (code: string, message = '') => Object.assign(new Error(message), { code });
const SELF_SIGNED = 'the certificate is self-signed (NODE_EXTRA_CA_CERTS can name it)';
const UNVERIFIED = 'the certificate cannot be verified (NODE_EXTRA_CA_CERTS can help)';
const NO_TLS = 'the server does not speak TLS: is it http instead of https?';
const url = 'https://api.example:8443/v1/chat?key=secret';

describe('networkFailureOf', () => {
  it.each([
    { code: 'ECONNREFUSED', words: 'the connection is refused: is the server running?' },
    { code: 'ENOTFOUND', words: 'there is no host of that name' },
    { code: 'EAI_AGAIN', words: 'the name of the host cannot be looked up' },
    { code: 'EHOSTUNREACH', words: 'there is no route to the host' },
    { code: 'ENETUNREACH', words: 'there is no network' },
    { code: 'ETIMEDOUT', words: 'the connection timed out' },
    { code: 'UND_ERR_CONNECT_TIMEOUT', words: 'the connection timed out' },
    { code: 'ECONNRESET', words: 'the connection was reset' },
    { code: 'EPIPE', words: 'the connection was closed' },
    { code: 'UND_ERR_SOCKET', words: 'the connection was closed' },
    { code: 'DEPTH_ZERO_SELF_SIGNED_CERT', words: SELF_SIGNED },
    { code: 'SELF_SIGNED_CERT_IN_CHAIN', words: SELF_SIGNED },
    { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', words: UNVERIFIED },
    { code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', words: UNVERIFIED },
    { code: 'ERR_SSL_WRONG_VERSION_NUMBER', words: NO_TLS },
    { code: 'EPROTO', words: NO_TLS },
    { code: 'CERT_HAS_EXPIRED', words: 'the certificate has expired' },
    { code: 'ERR_TLS_CERT_ALTNAME_INVALID', words: 'the certificate belongs to another host' },
  ])('calls $code before an answer unreachable, and says where', ({ code, words }) => {
    const error = networkFailureOf({ provider: 'openai', url, error: coded(code), answering: false });

    expect(error).toMatchObject({
      failure: 'unreachable',
      code,
      message: `openai cannot be reached at https://api.example:8443/v1/chat: ${words}`,
    });
  });

  it.each([
    'ECONNRESET',
    'UND_ERR_SOCKET',
    'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
    'HPE_INVALID_CHUNK_SIZE',
  ])('calls %s in the middle of an answer transient', (code) => {
    const error = networkFailureOf({ provider: 'openai', url, error: coded(code, 'cut'), answering: true });

    expect(error).toMatchObject({ failure: 'transient', code });
    expect(error.message).toMatch(/^openai broke off in the middle of an answer \(api\.example:8443\): /);
  });

  it.each([
    { code: 'EMFILE', words: 'no more files may be open (ulimit -n allows more)' },
    { code: 'ENFILE', words: 'no more files may be open on the whole machine' },
    { code: 'ENOBUFS', words: 'there is no memory for another connection' },
    { code: 'ENOMEM', words: 'there is no memory for another connection' },
  ])('calls $code a shortage of this machine, and asks to wait', ({ code, words }) => {
    for (const answering of [false, true]) {
      const error = networkFailureOf({ provider: 'openai', url, error: coded(code), answering });

      expect(error).toMatchObject({ failure: 'local', code, delayMs: 1000 });
      expect(error.message).toBe(`openai is not called, as this machine is short of something: ${words}`);
    }
    expect(isNetworkError(coded(code))).toBe(true);
  });

  it.each([
    { code: 'UND_ERR_HEADERS_OVERFLOW', said: 'more headers than anybody reads' },
    { code: 'HPE_INVALID_CONSTANT', said: 'something that is not HTTP: is its base URL right?' },
  ])('calls what answers with $said no server of the API, and asks it no more', ({ code, said }) => {
    expect(networkFailureOf({ provider: 'x', url, error: coded(code), answering: false })).toMatchObject({
      failure: 'rejected',
      code,
      message: `x at api.example:8443 answered with ${said}`,
    });
  });

  it.each([
    {
      error: coded('UND_ERR_ABORTED', 'Proxy response (403) !== 200 when HTTP Tunneling'),
      failure: 'unreachable',
      said: 'it answered 403 instead of opening a tunnel',
    },
    {
      error: coded('UND_ERR_ABORTED', 'Proxy response (407) !== 200 when HTTP Tunneling'),
      failure: 'unauthorized',
      said: 'it wants a name and a password, or others (407)',
    },
    {
      error: coded('UND_ERR_INVALID_ARG', 'Proxy Authentication Required (407)'),
      failure: 'unauthorized',
      said: 'it wants a name and a password, or others (407)',
    },
    {
      error: coded('ECONNREFUSED'),
      failure: 'unreachable',
      said: 'the connection is refused: is the server running?',
    },
  ])('tells of the proxy, and not of the server behind it: $said', ({ error, failure, said }) => {
    const proxy = 'http://me:secret@proxy.example:3128/';
    const call = { provider: 'x', url, proxy, error };
    expect(networkFailureOf({ ...call, answering: false })).toMatchObject({
      failure,
      message: `x cannot be reached at https://api.example:8443 through the proxy http://proxy.example:3128: ${said}`,
    });
  });

  it('blames no proxy for an answer that breaks off, nor for a call that cannot be written', () => {
    const call = { provider: 'x', url, proxy: 'http://proxy.example:3128' };
    const broken = networkFailureOf({ ...call, error: coded('ECONNRESET'), answering: true });
    const invalid = coded('UND_ERR_INVALID_ARG', 'invalid authorization header');
    const unwritten = networkFailureOf({ ...call, error: invalid, answering: false });

    expect([broken.failure, unwritten.failure]).toEqual(['transient', 'rejected']);
    expect(broken.message + unwritten.message).not.toContain('proxy.example');
  });

  it('shows the message of an error that it has no words for', () => {
    const error = networkFailureOf({ provider: 'x', url, error: coded('EWEIRD', 'odd'), answering: false });

    expect(error.message).toBe('x cannot be reached at https://api.example:8443/v1/chat: odd');
  });

  it.each([
    { error: new TypeError(''), message: 'x cannot be reached at its server: TypeError' },
    { error: 'nothing', message: 'x cannot be reached at its server: nothing' },
  ])('makes do with $error', ({ error, message }) => {
    const call = { provider: 'x', url: '', error };
    expect(networkFailureOf({ ...call, answering: false }).message).toBe(message);
    expect(networkFailureOf({ ...call, answering: true }).message).toContain('an answer (its server): ');
  });

  it('calls a call that cannot be written rejected', () => {
    const error = coded('UND_ERR_INVALID_ARG', 'invalid authorization header');

    expect(networkFailureOf({ provider: 'x', url, error, answering: false })).toMatchObject({
      failure: 'rejected',
      message: 'x cannot be called: invalid authorization header',
    });
  });

  it('keeps the cause', () => {
    const error = coded('ECONNREFUSED');

    expect(networkFailureOf({ provider: 'x', url, error, answering: false }).cause).toBe(error);
  });
});

describe('isNetworkError', () => {
  it.each([
    { error: coded('ECONNREFUSED'), is: true },
    { error: coded('UND_ERR_HEADERS_TIMEOUT'), is: true },
    { error: coded('ENOENT'), is: false },
    { error: coded('constructor'), is: false },
    { error: new Error('no code'), is: false },
    { error: { code: 'ECONNREFUSED' }, is: false },
    { error: null, is: false },
  ])('tells $error: $is', ({ error, is }) => {
    expect(isNetworkError(error)).toBe(is);
  });
});

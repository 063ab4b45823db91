import { asapScheduler, forkJoin, lastValueFrom, of, scheduled, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/errors.js';
import type { HttpReply } from '../../../src/providers/http/httpSend.js';
import { sendJson } from '../../../src/providers/http/sendJson.js';
import { sendOf } from '../../support/httpReplies.js';

const call = { method: 'GET', url: 'http://host/', headers: {} } as const;
const answerTo = (reply: Partial<HttpReply>, redact?: (text: string) => string) => {
  const send = sendOf(() => of({ status: 200, headers: {}, text: '', ...reply }));
  return lastValueFrom(
    sendJson(
      send,
      'mine',
      redact,
    )(
      () => call,
      (answer) => answer,
    ),
  );
};

describe('sendJson', () => {
  it.each(['{"a":[1]}', 'null', '"x"', '7', ' [] '])('emits the JSON %s', async (text) => {
    const headers = { 'x-a': 'b' };

    expect(await answerTo({ status: 201, headers, text })).toMatchObject({
      status: 201,
      headers,
      body: JSON.parse(text),
    });
  });

  it.each([
    { text: '', failure: 'transient', message: 'mine answered 200 with nothing' },
    { text: ' \n', failure: 'transient', message: 'mine answered 200 with nothing' },
    { text: '{"a":', failure: 'transient', message: 'mine answered 200 with broken JSON: {"a":' },
    {
      text: '<html>',
      failure: 'rejected',
      message: 'mine answered 200 with a web page: is its base URL right? It was called at http://host/',
    },
  ])('refuses $text as $failure', async ({ text, failure, message }) => {
    await expect(answerTo({ text })).rejects.toMatchObject({ failure, message, status: 200 });
  });

  it('shows both ends of a long broken text', async () => {
    await expect(answerTo({ text: `{"a":"${'x'.repeat(1_000)}end` })).rejects.toThrow(
      /^mine answered 200 with broken JSON: \{"a":"x{94} \[\.\.\.\] x{97}end$/,
    );
  });

  it.each([90, 900])('takes out a key that a cut at character %i would go through', async (length) => {
    const text = `{"a":"${'x'.repeat(length)}sk-0123456789abcdef${'y'.repeat(990 - length)}`;
    const redact = (whole: string) => whole.replaceAll('sk-0123456789abcdef', '***');

    await expect(answerTo({ text }, redact)).rejects.toThrow(/\*\*\*/);
    await expect(answerTo({ text }, redact)).rejects.not.toThrow(/sk-|cdef/);
  });

  it.each([
    { status: 429, text: '{"error":{"message":"Slow down"}}', message: 'mine answered 429: Slow down' },
    { status: 502, text: '<title>Bad</title>', message: "mine answered 502: a web page titled 'Bad'" },
    { status: 500, text: 'null', message: 'mine answered 500: Internal Server Error' },
    { status: 302, text: '', message: 'mine answered 302: Found (at http://host/)' },
  ])('looks $status up in the failure table', async ({ status, text, message }) => {
    await expect(answerTo({ status, text })).rejects.toMatchObject({ status, message });
  });

  const KEY = 'sk-0123456789abcdef';
  const redact = (text: string) => text.replaceAll(KEY, '***');
  const fail = (error: unknown) => () => {
    throw error;
  };
  const broken = new Error(`broken\n${KEY}`);
  const refused = new ProviderError(`no route to ${KEY}`, { failure: 'unreachable', code: KEY });

  it.each([
    {
      title: 'what building the call throws',
      make: fail(broken),
      failure: 'rejected',
      message: /broken \*\*\*/,
    },
    { title: 'what sending throws', send: fail(broken), failure: 'rejected', message: /broken \*\*\*/ },
    {
      title: 'what sending errors with',
      send: () => throwError(() => refused),
      failure: 'unreachable',
      code: '***',
      message: 'no route to ***',
    },
    { title: 'what reading throws', read: fail(broken), failure: 'rejected', message: /broken \*\*\*/ },
  ])('makes a clean ProviderError of $title', async ({ make, send, read, failure, code, message }) => {
    const sending = send ?? (() => of({ status: 200, headers: {}, text: '1' }));
    const sent = sendJson(
      sendOf(sending),
      'mine',
      redact,
    )(make ?? (() => call), read ?? ((answer) => answer));

    await expect(lastValueFrom(sent)).rejects.toMatchObject({
      name: 'ProviderError',
      failure,
      code,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });

  it('aborts a call that is no longer wanted', () => {
    let aborted = 0;
    const abort = () => {
      aborted += 1;
    };
    const send = Object.assign(() => abort, { close: () => {} });
    const subscription = sendJson(send, 'mine')(
      () => call,
      (answer) => answer,
    ).subscribe();
    expect(aborted).toBe(0);
    subscription.unsubscribe();

    expect(aborted).toBe(1);
  });

  it('builds the call anew for every subscription', async () => {
    const urls: string[] = [];
    const send = sendOf(({ url }) => {
      urls.push(url);
      return of({ status: 200, headers: {}, text: '1' });
    });
    const calls = ['http://a/', 'http://b/'];
    const sent = sendJson(send, 'mine')(
      () => ({ ...call, url: calls.shift() ?? '' }),
      ({ body }) => body,
    );
    expect(urls).toEqual([]);
    expect(await lastValueFrom(sent)).toBe(1);
    expect(await lastValueFrom(sent)).toBe(1);
    expect(urls).toEqual(['http://a/', 'http://b/']);
  });

  it('tells the addresses of subscriptions apart that run at once', async () => {
    const send = sendOf(() => scheduled([{ status: 200, headers: {}, text: '1' }], asapScheduler));
    const calls = ['http://a/', 'http://b/'];
    const sent = sendJson(send, 'mine')(
      () => ({ ...call, url: calls.shift() ?? '' }),
      ({ url }) => url,
    );

    expect(await lastValueFrom(forkJoin([sent, sent]))).toEqual(['http://a/', 'http://b/']);
  });
});

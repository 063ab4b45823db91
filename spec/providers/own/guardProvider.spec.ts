import { EMPTY, lastValueFrom, Observable, of, throwError, VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/errors.js';
import { guardProvider } from '../../../src/providers/own/guardProvider.js';
import type { Completion, Provider } from '../../../src/providers/provider.js';

const request = { model: 'm', prompt: 'p', parameters: {}, variables: {} };
const options = { name: 'mine', redact: (text: string) => text.replaceAll('sekret', '***') };
const answering = (completion: Completion) => guardProvider({ complete: () => of(completion) }, options);
const failing = (error: unknown) => guardProvider({ complete: () => throwError(() => error) }, options);

describe('guardProvider', () => {
  it('leaves the answer as it came, keys and control characters included', async () => {
    const completion = { output: 'sekret\u001b[31m', finishReason: 'stop', rawFinishReason: 'stop' } as const;

    expect(await lastValueFrom(answering(completion).complete(request))).toBe(completion);
  });

  it('cleans warnings and the word for the end', async () => {
    const completion = { output: 'x', warnings: ['sekret\u0007', 'b\nc'], rawFinishReason: 'sekret\u001b' };

    expect(await lastValueFrom(answering(completion).complete(request))).toStrictEqual({
      output: 'x',
      warnings: ['***\\u0007', 'b c'],
      rawFinishReason: '***\\u001b',
    });
  });

  it('cleans the message and code of an error, and keeps all else', async () => {
    const cause = new Error('why');
    const allowance = { requests: { remaining: 0 } };
    const error = new ProviderError('no\nsekret\u0000', {
      failure: 'rate-limited',
      status: 429,
      code: 'sekret',
      delayMs: 5,
      allowance,
      cause,
    });

    await expect(lastValueFrom(failing(error).complete(request))).rejects.toMatchObject({
      name: 'ProviderError',
      message: 'no ***\\u0000',
      failure: 'rate-limited',
      status: 429,
      code: '***',
      delayMs: 5,
      allowance,
      cause,
    });
  });

  it.each([
    { title: 'errors with', provider: failing(new TypeError('oops sekret')) },
    {
      title: 'throws at call time',
      provider: guardProvider(
        {
          complete: () => {
            throw new TypeError('oops sekret');
          },
        },
        options,
      ),
    },
  ])('makes a ProviderError of what a provider $title', async ({ provider }) => {
    await expect(lastValueFrom(provider.complete(request))).rejects.toMatchObject({
      name: 'ProviderError',
      failure: 'rejected',
      message: 'mine failed: oops ***',
    });
  });

  it.each([
    { wrong: { warnings: 'careful' } },
    { wrong: { rawFinishReason: 5 } },
    { wrong: { inputTokens: 'five', costUsd: Number.NaN, warnings: ['a', 5] } },
  ])('leaves out $wrong of an answer', async ({ wrong }) => {
    const provider = answering({ output: 'x', ...wrong } as unknown as Completion);

    expect(await lastValueFrom(provider.complete(request))).toStrictEqual({ output: 'x' });
  });

  it('ends with a ProviderError what is no completion, and lets go of the provider', async () => {
    let stopped = false;
    const wrong = new Observable<Completion>((subscriber) => {
      subscriber.next({ output: 7 } as unknown as Completion);
      return () => {
        stopped = true;
      };
    });
    const provider = guardProvider({ complete: () => wrong }, options);

    await expect(lastValueFrom(provider.complete(request))).rejects.toMatchObject({
      name: 'ProviderError',
      failure: 'rejected',
    });
    expect(stopped).toBe(true);
  });

  it('judges a date by the clock of the run', async () => {
    const scheduler = new VirtualTimeScheduler();
    scheduler.frame = Date.parse('2026-11-22T12:00:00Z');
    const headers = { 'retry-after': 'Sun, 22 Nov 2026 12:00:07 GMT' };
    const refused = () => throwError(() => Object.assign(new Error('slow down'), { status: 429, headers }));
    const { complete, models } = guardProvider(
      { complete: refused, models: refused },
      { ...options, scheduler },
    );

    const delayed = { failure: 'rate-limited', delayMs: 7000 };
    await expect(lastValueFrom(complete(request))).rejects.toMatchObject(delayed);
    await expect(models && lastValueFrom(models())).rejects.toMatchObject(delayed);
  });

  it('guards all that a provider can be asked', async () => {
    const broken: Provider = {
      complete: () => EMPTY,
      contextWindow: () => throwError(() => new Error('sekret window')),
      models: () => throwError(() => new Error('sekret models')),
    };
    const { contextWindow, models } = guardProvider(broken, options);

    await expect(contextWindow && lastValueFrom(contextWindow(request))).rejects.toThrow(
      'mine failed: *** window',
    );
    await expect(models && lastValueFrom(models())).rejects.toThrow('mine failed: *** models');
  });

  it('calls a provider by its methods', async () => {
    class Counter implements Provider {
      #asked = 0;
      complete() {
        this.#asked += 1;
        return of({ output: String(this.#asked) });
      }
      contextWindow() {
        return of(this.#asked);
      }
      models() {
        return of([{ id: `m${this.#asked}` }]);
      }
    }
    const { complete, contextWindow, models } = guardProvider(new Counter(), options);

    expect(await lastValueFrom(complete(request))).toStrictEqual({ output: '1' });
    expect(contextWindow && (await lastValueFrom(contextWindow(request)))).toBe(1);
    expect(models && (await lastValueFrom(models()))).toStrictEqual([{ id: 'm1' }]);
  });

  it('hands on what a provider says of a question before it is sent', () => {
    const body = { prompt: 'p' };
    const { identify, leftOut } = guardProvider(
      {
        complete: () => EMPTY,
        identify: ({ prompt }) => ({ url: 'http://host', body: { prompt } }),
        leftOut: ({ model }) => [`${model} takes no sekret`],
      },
      options,
    );

    expect(identify?.(request)).toStrictEqual({ url: 'http://host', body });
    expect(leftOut?.(request)).toStrictEqual(['m takes no ***']);
  });

  it('adds nothing that the provider has not', () => {
    const bare = guardProvider({ complete: () => EMPTY }, { name: 'mine' });

    expect(
      Object.keys(bare).filter((key) =>
        ['models', 'contextWindow', 'price', 'identify', 'leftOut'].includes(key),
      ),
    ).toStrictEqual([]);
  });

  it('keeps the cap, and cleans the sentence about a missing setting', () => {
    const provider = guardProvider(
      { complete: () => EMPTY, concurrency: 3, unconfigured: 'Set\nsekret' },
      options,
    );

    expect(provider).toMatchObject({ concurrency: 3, unconfigured: 'Set ***' });
  });
});

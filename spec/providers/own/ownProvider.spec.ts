import { EMPTY, firstValueFrom, lastValueFrom, NEVER, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { type OwnProvider, ownProvider } from '../../../src/providers/own/ownProvider.js';

const request = { model: 'm', prompt: 'Hello', parameters: {}, variables: {} };
const answering = (complete: OwnProvider['complete']) => ownProvider('mine', { complete });

describe('ownProvider', () => {
  it.each([
    { kind: 'an observable', complete: () => of({ output: 'Hi' }) },
    { kind: 'a promise', complete: () => Promise.resolve({ output: 'Hi' }) },
    {
      kind: 'an observable of another library',
      complete: () => ({
        [Symbol.observable ?? '@@observable']: () => of({ output: 'Hi' }),
        subscribe: () => undefined,
      }),
    },
  ])('takes an answer as $kind', async ({ complete }) => {
    expect(
      await lastValueFrom(answering(complete as OwnProvider['complete']).complete(request)),
    ).toStrictEqual({
      output: 'Hi',
    });
  });

  it('asks once per subscription, and not before', async () => {
    let calls = 0;
    const answer = answering(async ({ prompt }) => ({ output: `${prompt} ${++calls}` })).complete(request);
    expect(calls).toBe(0);
    expect(await lastValueFrom(answer)).toStrictEqual({ output: 'Hello 1' });
    expect(await lastValueFrom(answer)).toStrictEqual({ output: 'Hello 2' });
  });

  it('aborts the signal when the answer is no longer wanted', () => {
    const signals: AbortSignal[] = [];
    const provider = answering((_request, signal) => {
      signals.push(signal);
      return NEVER;
    });
    const first = provider.complete(request).subscribe();
    const second = provider.complete(request).subscribe();
    first.unsubscribe();
    expect(signals.map(({ aborted }) => aborted)).toStrictEqual([true, false]);
    second.unsubscribe();
  });

  it('does not abort the signal behind an answer, or behind a failure', async () => {
    const signals: AbortSignal[] = [];
    const answers = answering(async (_request, signal) => {
      signals.push(signal);
      return { output: 'Hi' };
    });
    const several = answering((_request, signal) => {
      signals.push(signal);
      return of({ output: 'Hi' }, { output: 'again' });
    });
    const fails = answering(async (_request, signal) => {
      signals.push(signal);
      throw new Error('no luck');
    });
    await lastValueFrom(answers.complete(request));
    await firstValueFrom(several.complete(request));
    await expect(lastValueFrom(fails.complete(request))).rejects.toThrow('no luck');

    expect(signals.map(({ aborted }) => aborted)).toStrictEqual([false, false, false]);
  });

  it.each([
    { answer: 'just a text' },
    { answer: undefined },
    { answer: { text: 'Hi' } },
    { answer: { output: 7 } },
  ])('rejects $answer, which is no completion', async ({ answer }) => {
    const provider = answering((async () => answer) as unknown as OwnProvider['complete']);
    await expect(lastValueFrom(provider.complete(request))).rejects.toMatchObject({
      name: 'ProviderError',
      failure: 'rejected',
      message: "mine answered with something that is no completion: { output: 'text', ... } was expected",
    });
  });

  it('rejects a plain text that is returned at once', async () => {
    const provider = answering((() => 'Hi') as unknown as OwnProvider['complete']);
    await expect(lastValueFrom(provider.complete(request))).rejects.toMatchObject({ failure: 'rejected' });
  });

  it('warns of an answer that was cut, and takes an empty one for an error', async () => {
    const cut = answering(async () => ({ output: 'Hi', finishReason: 'length', warnings: ['Mind this'] }));
    const empty = answering(async () => ({ output: '' }));
    expect((await lastValueFrom(cut.complete(request))).warnings).toStrictEqual([
      'The answer was cut at the token limit',
      'Mind this',
    ]);
    await expect(lastValueFrom(empty.complete(request))).rejects.toThrow('mine answered with an empty text');
  });

  it('leaves out what has the wrong type', async () => {
    const wrong = { finishReason: 'toString', warnings: 'careful', inputTokens: 'five', costUsd: Number.NaN };
    const provider = answering((async () => ({
      output: 'Hi',
      ...wrong,
    })) as unknown as OwnProvider['complete']);

    expect(await lastValueFrom(provider.complete(request))).toStrictEqual({
      output: 'Hi',
      rawFinishReason: 'toString',
      warnings: ["The answer ended for a reason that is not known: the provider calls it 'toString'"],
    });
  });

  it('passes errors through as they are, thrown ones included', async () => {
    const error = new Error('no luck');
    const rejecting = answering(() => Promise.reject(error));
    const throwing = answering(() => {
      throw error;
    });
    await expect(lastValueFrom(rejecting.complete(request))).rejects.toBe(error);
    await expect(lastValueFrom(throwing.complete(request))).rejects.toBe(error);
  });

  it('keeps the rest of the provider, and its `this`', async () => {
    class Mine {
      readonly models_ = [{ id: 'a' }];
      readonly concurrency = 3;
      readonly unconfigured = 'Set MINE';
      complete = () => EMPTY;
      async models() {
        return this.models_;
      }
      contextWindow({ model }: { model: string }) {
        return model.length + this.models_.length;
      }
    }
    const provider = ownProvider('mine', new Mine());
    expect(provider).toMatchObject({ concurrency: 3, unconfigured: 'Set MINE' });
    expect(await firstValueFrom(provider.models?.() ?? EMPTY)).toStrictEqual([{ id: 'a' }]);
    expect(await firstValueFrom(provider.contextWindow?.(request) ?? EMPTY)).toBe(2);
  });

  it('leaves out what the provider does not have', () => {
    expect(Object.keys(ownProvider('mine', { complete: () => EMPTY }))).toStrictEqual([
      'complete',
      'concurrency',
      'limits',
      'attachments',
      'unconfigured',
    ]);
  });
});

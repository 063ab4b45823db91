import { concat, defer, lastValueFrom, map, NEVER, Observable, of, throwError, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/errors.js';
import { cleanFailure } from '../../../src/providers/failures/cleanFailure.js';
import { withCleanFailures } from '../../../src/providers/failures/withCleanFailures.js';

const clean = (text: string) => text.replaceAll('key', '***');
const options = { provider: 'mine', clean, see: (value: number) => value, now: () => 0 };

async function errorOf(calls: Observable<unknown>): Promise<unknown> {
  return lastValueFrom(calls.pipe(toArray())).then(
    (values) => values,
    (error: unknown) => error,
  );
}

describe('cleanFailure', () => {
  it('cleans what it says of the message, the code and the word for the end', () => {
    const answer = { inputTokens: 7, rawFinishReason: 'key' };
    const cleaned = cleanFailure(
      new ProviderError('my key', { failure: 'rejected', code: 'key_wrong', answer }),
      'mine',
      clean,
    );

    expect(cleaned).toMatchObject({ message: 'my ***', failure: 'rejected', code: '***_wrong' });
    expect(cleaned.answer).toEqual({ inputTokens: 7, rawFinishReason: '***' });
  });

  it('adds neither a code nor an answer where there is none, nor a word to an answer without', () => {
    const bare = cleanFailure(new ProviderError('no', { failure: 'rejected' }), 'mine', clean);
    expect([bare.code, bare.answer]).toEqual([undefined, undefined]);

    const answer = { inputTokens: 7 };
    const wordless = new ProviderError('no', { failure: 'rejected', answer });
    expect(cleanFailure(wordless, 'mine', clean).answer).toEqual(answer);
  });
});

describe('withCleanFailures', () => {
  it('passes on what is seen in the values', async () => {
    const calls = withCleanFailures<number, number>((observer) => of(1, 2).subscribe(observer), {
      ...options,
      see: (value) => 10 * value,
    });

    expect(await errorOf(calls)).toEqual([10, 20]);
  });

  it.each([
    {
      of: 'is thrown',
      call: () => {
        throw new Error('my key');
      },
    },
    { of: 'comes as an error', call: () => throwError(() => new Error('my key')) },
    {
      of: 'comes behind a value',
      call: () =>
        concat(
          of(1),
          defer(() => throwError(() => new Error('my key'))),
        ),
    },
  ])('cleans what $of', async ({ call }) => {
    const error = await errorOf(
      withCleanFailures<number, number>((observer) => call().subscribe(observer), options),
    );

    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ message: expect.stringContaining('my ***') });
  });

  it('cleans what is thrown while a value is looked at, and lets go of the call', async () => {
    let isOpen = true;
    const call = new Observable<number>((subscriber) => {
      subscriber.next(1);
      return () => {
        isOpen = false;
      };
    });
    const see = () => {
      throw new ProviderError('no key', { failure: 'rejected' });
    };

    expect(
      await errorOf(withCleanFailures((observer) => call.subscribe(observer), { ...options, see })),
    ).toMatchObject({
      message: 'no ***',
    });
    expect(isOpen).toBe(false);
  });

  it('lets go of a call that is no longer wanted', () => {
    let isOpen = false;
    const call = defer(() => {
      isOpen = true;
      return NEVER.pipe(map(Number));
    });
    const watched = new Observable<number>((subscriber) => {
      const inner = call.subscribe(subscriber);
      return () => {
        inner.unsubscribe();
        isOpen = false;
      };
    });
    const subscription = withCleanFailures((observer) => watched.subscribe(observer), options).subscribe();
    expect(isOpen).toBe(true);
    subscription.unsubscribe();

    expect(isOpen).toBe(false);
  });
});

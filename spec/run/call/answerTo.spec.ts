import { NEVER, type Observable, type Observer, Subject, throwError, VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { ProviderError, RowError } from '../../../src/errors.js';
import type { PaceReports } from '../../../src/operators/pace/pacedCall.js';
import type { Completion } from '../../../src/providers/provider.js';
import type { RequestPart } from '../../../src/requestPart.js';
import { answerTo } from '../../../src/run/call/answerTo.js';
import { Deadlines } from '../../../src/run/deadlines.js';
import { InputEstimate } from '../../../src/run/inputEstimate.js';
import type { Question } from '../../../src/run/preparedRow.js';

/** An observable of another library, which RxJS knows by this key alone. */
function foreign(subscribe: (observer: Observer<Completion>) => { unsubscribe(): void }) {
  const observable = { subscribe, '@@observable': () => observable };
  return observable;
}

/** One call to a provider that answers with `answer`, and what it told whom. */
function called(answer: unknown, load?: Observable<RequestPart>) {
  const seen: unknown[] = [];
  const pace: PaceReports<unknown> = {
    start: (nowMs, tokens) => seen.push(`pace starts ${tokens} tokens at ${nowMs} ms`),
    accept: (_call, nowMs, acceptance) => seen.push(`pace accepts ${acceptance?.tokens} at ${nowMs} ms`),
    refuse: (_call, _nowMs, { reason }) => seen.push(`pace refuses: ${reason}`),
    fail: () => seen.push('pace fails'),
    end: () => seen.push('pace ends'),
  };
  const scheduler = new VirtualTimeScheduler();
  const question: Question = {
    experiment: { position: 0, rowNumber: 1, repeat: 1, provider: 'mine', model: 'm', variables: {} },
    ids: { experimentId: 'a', unaskedId: 'b', older: () => ({ experimentId: 'a', unaskedId: 'b' }) },
    provider: { complete: () => answer as Observable<Completion> },
    request: { model: 'm', prompt: 'Hello', parameters: {}, variables: {} },
    estimate: new InputEstimate({ prompt: '' }),
    attachments: load === undefined ? [] : [{ label: 'a', digest: 'a', bytes: 1, outline: PART, load }],
    warnings: [],
    missing: [],
    isTight: false,
  };
  const subscription = answerTo(question, {
    deadlines: new Deadlines(1000, scheduler),
    scheduler,
    health: {
      asked: () => () => {},
      answered: () => seen.push('answered'),
      failed: (_, error) => {
        seen.push('failed');
        return error;
      },
      refusal: (error) =>
        ProviderError.isInstance(error) && error.failure === 'rate-limited'
          ? { reason: error.message }
          : undefined,
    },
    pace,
    tokens: 7,
    calls: { started: () => seen.push('started'), ended: () => seen.push('ended') },
    clean: (text) => text.replaceAll('sk-12345678', '***'),
  }).subscribe({
    next: ({ output }) => seen.push(output),
    error: (error: unknown) => seen.push(ProviderError.isInstance(error) ? error.message : error),
    complete: () => seen.push('complete'),
  });
  return { seen, subscription, scheduler };
}

const PART: RequestPart = { type: 'inline', mediaType: 'image/png', data: 'YQ==', name: 'a' };
const STARTS = 'pace starts 7 tokens at 0 ms';
const FAILS = [STARTS, 'started', 'failed', 'ended', 'pace fails'];

describe('answerTo', () => {
  it('lets go of an observable of another library when its row is unsubscribed from', () => {
    const { seen, subscription } = called(foreign(() => ({ unsubscribe: () => seen.push('let go') })));
    subscription.unsubscribe();

    expect(seen).toEqual([STARTS, 'started', 'pace ends', 'let go']);
  });

  it('takes what a provider answers by another library', () => {
    const { seen } = called(
      foreign((observer) => {
        observer.next({ output: 'Hi', inputTokens: 2, outputTokens: 3 });
        observer.complete();
        return { unsubscribe() {} };
      }),
    );

    expect(seen).toEqual([
      STARTS,
      'started',
      'ended',
      'answered',
      'pace accepts 5 at 0 ms',
      'Hi',
      'complete',
      'pace ends',
    ]);
  });

  it('cleans what a provider says of a failure', () => {
    const refused = new ProviderError('the key sk-12345678 is refused', { failure: 'unauthorized' });
    const { seen } = called(throwError(() => refused));

    expect(seen).toEqual([...FAILS, 'the key *** is refused', 'pace ends']);
  });

  it('tells the pace of a refusal, as the health of the provider understands it', () => {
    const refused = new ProviderError('Slow down', { failure: 'rate-limited' });

    expect(called(throwError(() => refused)).seen).toContain('pace refuses: Slow down');
  });

  it('counts as a call of the pace while its images are read, and is one of the row only then', () => {
    const reading = new Subject<RequestPart>();
    const { seen } = called(NEVER, reading);
    expect(seen).toEqual([STARTS]);
    reading.next(PART);
    reading.complete();

    expect(seen).toEqual([STARTS, 'started']);
  });

  it('sends nothing where an image cannot be read any more', () => {
    const gone = new RowError('a is gone');

    expect(
      called(
        NEVER,
        throwError(() => gone),
      ).seen,
    ).toEqual([STARTS, 'pace fails', gone, 'pace ends']);
  });

  it('makes an answer that does not come in time a failure', () => {
    const { seen, scheduler } = called(NEVER);
    scheduler.flush();

    expect(seen).toEqual([...FAILS, 'mine gave no answer within 1 s', 'pace ends']);
  });

  it('makes an answer that is no completion a failure', () => {
    expect(called('Hi').seen.slice(0, 5)).toEqual(FAILS);
  });
});

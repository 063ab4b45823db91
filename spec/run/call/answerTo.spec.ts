import { NEVER, type Observable, type Observer, throwError, VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/errors.js';
import type { Completion } from '../../../src/providers/provider.js';
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
function called(answer: unknown) {
  const seen: unknown[] = [];
  const scheduler = new VirtualTimeScheduler();
  const question: Question = {
    experiment: { position: 0, rowNumber: 1, repeat: 1, provider: 'mine', model: 'm', variables: {} },
    ids: { experimentId: 'a', unaskedId: 'b', older: () => ({ experimentId: 'a', unaskedId: 'b' }) },
    provider: { complete: () => answer as Observable<Completion> },
    request: { model: 'm', prompt: 'Hello', parameters: {}, variables: {} },
    estimate: new InputEstimate({ prompt: '' }),
    attachments: [],
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
    },
    calls: { started: () => seen.push('started'), ended: () => seen.push('ended') },
    clean: (text) => text.replaceAll('sk-12345678', '***'),
  }).subscribe({
    next: ({ output }) => seen.push(output),
    error: (error: unknown) => seen.push(ProviderError.isInstance(error) ? error.message : error),
    complete: () => seen.push('complete'),
  });
  return { seen, subscription, scheduler };
}

describe('answerTo', () => {
  it('lets go of an observable of another library when its row is unsubscribed from', () => {
    const { seen, subscription } = called(foreign(() => ({ unsubscribe: () => seen.push('let go') })));
    subscription.unsubscribe();

    expect(seen).toEqual(['started', 'let go']);
  });

  it('takes what a provider answers by another library', () => {
    const { seen } = called(
      foreign((observer) => {
        observer.next({ output: 'Hi' });
        observer.complete();
        return { unsubscribe() {} };
      }),
    );

    expect(seen).toEqual(['started', 'ended', 'answered', 'Hi', 'complete']);
  });

  it('cleans what a provider says of a failure', () => {
    const refused = new ProviderError('the key sk-12345678 is refused', { failure: 'unauthorized' });
    const { seen } = called(throwError(() => refused));

    expect(seen).toEqual(['started', 'failed', 'ended', 'the key *** is refused']);
  });

  it('makes an answer that does not come in time a failure', () => {
    const { seen, scheduler } = called(NEVER);
    scheduler.flush();

    expect(seen).toEqual(['started', 'failed', 'ended', 'mine gave no answer within 1 s']);
  });

  it('makes an answer that is no completion a failure', () => {
    expect(called('Hi').seen.slice(0, 3)).toEqual(['started', 'failed', 'ended']);
  });
});

import { Observable, type SchedulerLike } from 'rxjs';
import { ProviderError } from '../../errors.js';
import { relay } from '../../operators/relay.js';
import { checkedCompletion } from '../../providers/answers/checkedCompletion.js';
import { foreignFailureOf } from '../../providers/failures/foreignFailureOf.js';
import { streamOf } from '../../providers/own/streamOf.js';
import type { Completion } from '../../providers/provider.js';
import type { Deadlines } from '../deadlines.js';
import type { ProviderHealth } from '../health/providerHealth.js';
import type { CallLog } from './callLog.js';
import type { Question } from './preparedRow.js';

export interface AnswerOptions {
  /** Says when the call is late. */
  readonly deadlines: Pick<Deadlines, 'limitMs' | 'start'>;
  readonly scheduler: SchedulerLike;
  /** Draws its conclusions from how the call ended. */
  readonly lane: Pick<ProviderHealth, 'answered' | 'failed'>;
  /** Counts and times it. */
  readonly calls: Pick<CallLog, 'started' | 'ended'>;
}

/**
 * One call: an answer in time, or a `ProviderError` as the lane understands it. Unsubscribing aborts the call, and so
 * does the timeout. Waiting for a turn happens outside and does not count. What comes with an answer is left out where it
 * has the wrong type.
 */
export function answerTo(question: Question, options: AnswerOptions): Observable<Completion> {
  const { deadlines, scheduler, lane, calls } = options;
  const { experiment, provider, request } = question;
  const name = experiment.provider;

  return new Observable((subscriber) => {
    const fail = (error: unknown) => {
      const nowMs = scheduler.now();
      // The call counts as in flight while the lane judges it: a halt must not take its own row along.
      const judged = lane.failed(experiment, foreignFailureOf(error, name, nowMs), nowMs);
      calls.ended();
      subscriber.error(judged);
    };
    const failForNow = (what: string) => fail(new ProviderError(`${name} ${what}`, { failure: 'transient' }));

    calls.started();
    subscriber.add(deadlines.start(() => failForNow(`gave no answer within ${deadlines.limitMs / 1000} s`)));
    try {
      relay(streamOf(provider.complete(request)), subscriber, {
        next(answer) {
          let completion: Completion;
          try {
            completion = checkedCompletion(name, answer);
          } catch (error) {
            return fail(error);
          }
          calls.ended();
          lane.answered(experiment);
          subscriber.next(completion);
          subscriber.complete();
        },
        error: fail,
        complete: () => failForNow('ended the call without an answer'),
      });
    } catch (error) {
      fail(error);
    }
  });
}

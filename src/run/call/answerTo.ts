import { Observable, type SchedulerLike } from 'rxjs';
import { ProviderError } from '../../errors.js';
import { operate } from '../../operators/operate.js';
import type { PaceReports } from '../../operators/pace/pacedCall.js';
import { checkedCompletion } from '../../providers/answers/checkedCompletion.js';
import { cleanFailure } from '../../providers/failures/cleanFailure.js';
import { streamOf } from '../../providers/own/streamOf.js';
import type { Completion } from '../../providers/provider.js';
import type { Deadlines } from '../deadlines.js';
import type { ProviderHealth } from '../health/providerHealth.js';
import type { Question } from '../preparedRow.js';
import { callId } from './callId.js';
import type { CallLog } from './callLog.js';
import { toAcceptance } from './callRules.js';
import { withParts } from './withParts.js';

/** What one call of a run is made with, and who is told of it. */
export interface AnswerOptions {
  /** Says when the call is late. */
  readonly deadlines: Pick<Deadlines, 'limitMs' | 'start'>;
  readonly scheduler: SchedulerLike;
  /** Draws its conclusions from how the call ended. */
  readonly health: Pick<ProviderHealth, 'asked' | 'answered' | 'failed' | 'refusal'>;
  /** Told of the call as `reportToPace` does, which each call would pay for as one more Observable. */
  readonly pace: PaceReports<unknown>;
  /** Its estimated size, for limits on tokens. */
  readonly tokens: number;
  /** Counts and times it. */
  readonly calls: Pick<CallLog, 'started' | 'ended'>;
  /** Turns a text from outside into one harmless line, without secrets. */
  readonly clean: (text: string) => string;
}

/**
 * Makes one call: an answer in time, or a `ProviderError` as the provider's health understands it. Whatever the provider
 * says of a failure is cleaned here, once for all who read it. Unsubscribing aborts the call, and so does the timeout.
 * Waiting for a turn happens outside and does not count. What comes with an answer is left out where it has the wrong
 * type.
 *
 * To the pace it begins at once: while its images and documents are read, too, which fails with a `RowError`.
 */
export function answerTo(row: Question, options: AnswerOptions): Observable<Completion> {
  const { deadlines, scheduler, health, pace, tokens, calls, clean } = options;
  const { experiment, ids } = row;
  const name = experiment.provider;
  const id = callId({ experimentId: ids.experimentId, experiment });

  return new Observable((destination) => {
    const paced = pace.start(scheduler.now(), tokens);
    destination.add(() => pace.end());

    const fail = (error: unknown) => {
      const nowMs = scheduler.now();
      const failure = cleanFailure(error, name, clean, nowMs);
      // The call counts as in flight while the health judges it: a halt must not take its own row along.
      const judged = health.failed(experiment, failure, nowMs);
      calls.ended(judged.answer);
      const refused = health.refusal(judged);
      if (refused === undefined) pace.fail(paced, nowMs);
      else pace.refuse(paced, nowMs, refused);
      destination.error(judged);
    };
    const failForNow = (what: string) => fail(new ProviderError(`${name} ${what}`, { failure: 'transient' }));

    const ask = ({ provider, request }: Question) => {
      calls.started();
      destination.add(health.asked(experiment));
      destination.add(
        deadlines.start(() => failForNow(`gave no answer within ${deadlines.limitMs / 1000} s`)),
      );
      try {
        streamOf(provider.complete({ id, ...request })).subscribe(
          operate<Completion, Completion>({
            destination,
            next(answer) {
              let completion: Completion;
              try {
                completion = checkedCompletion(name, answer);
              } catch (error) {
                return fail(error);
              }
              calls.ended();
              health.answered(experiment);
              pace.accept(paced, scheduler.now(), toAcceptance(completion));
              destination.next(completion);
              destination.complete();
            },
            error: fail,
            complete: () => failForNow('ended the call without an answer'),
          }),
        );
      } catch (error) {
        fail(error);
      }
    };
    if (row.attachments.length === 0) return ask(row);
    withParts(row).subscribe(
      operate<Question, Completion>({
        destination,
        next: ask,
        error(error) {
          pace.fail(paced, scheduler.now());
          destination.error(error);
        },
        complete: () => {},
      }),
    );
  });
}

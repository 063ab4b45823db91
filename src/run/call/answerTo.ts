import { Observable, type SchedulerLike, type Subscriber } from 'rxjs';
import { ProviderError } from '../../errors.js';
import { type OperateConfig, operate } from '../../operators/operate.js';
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
  return new Observable((destination) => {
    const call = new Call(row, options, destination);
    if (row.attachments.length === 0) return call.begin(row);
    withParts(row).subscribe(
      operate<Question, Completion>({
        destination,
        next: (whole) => call.begin(whole),
        error: (error) => call.leave(error),
        complete: () => {},
      }),
    );
  });
}

/** A class, as every row makes one: closures of its own would cost as much again. */
class Call implements OperateConfig<Completion, Completion> {
  readonly destination: Subscriber<Completion>;
  readonly #row: Question;
  readonly #options: AnswerOptions;
  readonly #paced: unknown;

  constructor(row: Question, options: AnswerOptions, destination: Subscriber<Completion>) {
    const { pace, scheduler, tokens } = options;
    this.destination = destination;
    this.#row = row;
    this.#options = options;
    this.#paced = pace.start(scheduler.now(), tokens);
    destination.add(() => pace.end());
  }

  /** @param whole with all that is sent. */
  begin({ provider, request }: Question): void {
    const { calls, health, deadlines } = this.#options;
    const { experiment, ids } = this.#row;
    const id = callId({ experimentId: ids.experimentId, experiment });
    calls.started();
    this.destination.add(health.asked(experiment));
    this.destination.add(
      deadlines.start(() => this.#failForNow(`gave no answer within ${deadlines.limitMs / 1000} s`)),
    );
    try {
      streamOf(provider.complete({ id, ...request })).subscribe(operate(this));
    } catch (error) {
      this.error(error);
    }
  }

  next(answer: Completion): void {
    const { calls, health, pace, scheduler } = this.#options;
    const { experiment } = this.#row;
    let completion: Completion;
    try {
      completion = checkedCompletion(experiment.provider, answer);
    } catch (error) {
      this.error(error);
      return;
    }
    calls.ended();
    health.answered(experiment);
    pace.accept(this.#paced, scheduler.now(), toAcceptance(completion));
    this.destination.next(completion);
    this.destination.complete();
  }

  error(error: unknown): void {
    const { calls, health, pace, scheduler, clean } = this.#options;
    const { experiment } = this.#row;
    const nowMs = scheduler.now();
    const failure = cleanFailure(error, experiment.provider, clean, nowMs);
    // The call counts as in flight while the health judges it: a halt must not take its own row along.
    const judged = health.failed(experiment, failure, nowMs);
    calls.ended(judged.answer);
    const refused = health.refusal(judged);
    if (refused === undefined) pace.fail(this.#paced, nowMs);
    else pace.refuse(this.#paced, nowMs, refused);
    this.destination.error(judged);
  }

  complete(): void {
    this.#failForNow('ended the call without an answer');
  }

  /** Nothing was sent. */
  leave(error: unknown): void {
    const { pace, scheduler } = this.#options;
    pace.fail(this.#paced, scheduler.now());
    this.destination.error(error);
  }

  #failForNow(what: string): void {
    const { provider } = this.#row.experiment;
    this.error(new ProviderError(`${provider} ${what}`, { failure: 'transient' }));
  }
}

// @ts-check
import { catchError, EMPTY, filter, finalize, from, Observable, tap } from 'rxjs';
import { maxRetries } from '../dispatch.mjs';

/** @typedef {import('../server.mjs').Reply} Reply */
/** @typedef {typeof import('../../../dist/operators/index.js')} Operators */

/**
 * Our own: the operators, put together as a run does it. Every model is a lane with a pace of its own, those of one class
 * together; refusals that name the account are a matter of the pace that all of them share.
 *
 * @param {Operators} operators
 * @returns {import('../dispatch.mjs').Client}
 */
export function parallamr(operators) {
  const { Gate, LanePlaces, LimitPace, mergeLane, reportToPace, retryWithBackoff, throughGate } = operators;
  return ({ clock, rows, cap, random, send, ended, limitOf }) => {
    const scheduler = /** @type {import('rxjs').SchedulerLike} */ (/** @type {unknown} */ (clock));
    const account = new LimitPace({ cap, random });
    const group = { permits: cap, pace: account };
    /** @type {Map<string, import('../../../dist/operators/index.js').LimitPace>} */
    const paces = new Map();
    for (const { model } of rows) {
      const key = limitOf(model);
      if (!paces.has(key)) paces.set(key, new LimitPace({ cap, random }));
    }
    const paceOf = (/** @type {string} */ key) => /** @type {typeof account} */ (paces.get(key));
    const gate = new Gate({ paceOf, groupOf: () => group, scheduler });

    for (const [key, pace] of paces) {
      const places = new LanePlaces(cap);
      const ask = (/** @type {import('../server.mjs').Row} */ row) => {
        const { tokens } = row;
        const place = places.place();
        let attempt = 0;
        return new Observable((/** @type {import('rxjs').Subscriber<Reply>} */ subscriber) => {
          attempt += 1;
          send(row, attempt, (reply) => {
            if (reply.status !== 200) return subscriber.error(reply);
            ended(row, true);
            subscriber.next(reply);
            subscriber.complete();
          });
        }).pipe(
          tap({ subscribe: () => place.take() }),
          reportToPace(pace, {
            tokens,
            scheduler,
            acceptance: ({ allowance }) => ({ allowance, tokens }),
            refusal: (reply) => (isOfAccount(reply) ? undefined : toRefusal(reply)),
          }),
          reportToPace(account, {
            scheduler,
            refusal: (reply) => (isOfAccount(reply) ? toRefusal(reply) : undefined),
          }),
          throughGate(gate, { key, tokens, position: row.index }),
          retryWithBackoff({
            scheduler,
            random,
            maxRetries,
            maxWaitMs: Infinity,
            delayHintMs: (reply) => /** @type {Reply} */ (reply).delayMs,
            onRetry: () => place.leave(),
          }),
          finalize(() => place.take()),
          catchError(() => {
            ended(row, false);
            return EMPTY;
          }),
        );
      };
      from(rows)
        .pipe(
          filter(({ model }) => limitOf(model) === key),
          mergeLane(ask, { concurrency: places.count }),
        )
        .subscribe();
    }
  };
}

/** @param {unknown} reply */
function isOfAccount(reply) {
  return /** @type {Reply} */ (reply).account;
}

/** @param {unknown} reply */
function toRefusal(reply) {
  const { status, delayMs, allowance } = /** @type {Reply} */ (reply);
  return { delayMs, allowance, reason: `${status}` };
}

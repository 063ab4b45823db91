import {
  catchError,
  concat,
  defer,
  EMPTY,
  ignoreElements,
  merge,
  Observable,
  type Subscriber,
  tap,
  throwError,
} from 'rxjs';
import type { Result } from '../result.js';
import { PositionSet } from './positionSet.js';
import type { ResultSink } from './sink.js';

export interface InInputOrderOptions {
  /** Results that may wait for an earlier one. Default `1000`. */
  readonly limit?: number | undefined;
}

/** A result before it is handed on. `taken`: its writer has been told that it may go. */
interface Held {
  readonly result: Result;
  readonly writer: Subscriber<Result>;
  taken: boolean;
}

/**
 * Hands results to `sink` in the order of their positions. A position that never comes must be told with `skip`.
 *
 * ```
 * limit: 1
 * write 1, 2, 0   -1-2-0---
 * acknowledged    -1---(02)      2 has to wait: there is room for one
 * sink            -----(012)
 * ```
 *
 * A write completes when the result has been taken: at most `limit` results are taken and not yet written, further
 * writes stay open until there is room. The result that is next goes straight to the sink and is never held up. A result
 * given stays given: unsubscribing from its write does not take it back, and `close` writes all that is left, in order.
 *
 * The first error of the sink is the error of all open and later writes, and of `close`. Throws a `RangeError` for a
 * `limit` below 0.
 *
 * @example
 * runExperiments({ ...options, sink: inInputOrder(resultFiles({ pathOf: () => 'results.csv', columns })) })
 */
export function inInputOrder(sink: ResultSink, { limit = 1000 }: InInputOrderOptions = {}): ResultSink {
  if (!(limit >= 0)) throw new RangeError(`limit must be 0 or more, got ${limit}`);
  const early = new Map<number, Held>();
  const waiting = new Set<Held>();
  const skipped = new PositionSet();
  let next = 0;
  let taken = 0;
  let failure: { readonly error: unknown } | undefined;

  const fail = (error: unknown) => {
    failure ??= { error };
    for (const { writer } of waiting) writer.error(error);
    waiting.clear();
  };

  const acknowledge = ({ result, writer }: Held) => {
    writer.next(result);
    writer.complete();
  };

  const takeWhileThereIsRoom = () => {
    for (const held of waiting) {
      if (taken >= limit) return;
      waiting.delete(held);
      held.taken = true;
      taken += 1;
      acknowledge(held);
    }
  };

  const handOver = (held: Held): Observable<Result> => {
    waiting.delete(held);
    return sink.write(held.result).pipe(
      tap({
        error: (error) => held.writer.error(error),
        complete: () => acknowledge(held),
      }),
    );
  };

  const send = (held: Held) =>
    handOver(held).subscribe({
      error: fail,
      complete: () => {
        if (!held.taken) return;
        taken -= 1;
        takeWhileThereIsRoom();
      },
    });

  const sendWhatIsNext = () => {
    for (;;) {
      const held = early.get(next);
      if (!held && !skipped.take(next)) return;
      early.delete(next);
      next += 1;
      if (held) send(held);
    }
  };

  const flush = () => {
    const left = [...early.entries()].sort(([a], [b]) => a - b).map(([, held]) => held);
    early.clear();
    return merge(...left.map(handOver)).pipe(
      catchError((error) => {
        fail(error);
        return EMPTY;
      }),
    );
  };

  return {
    ...(sink.has && { has: sink.has.bind(sink) }),
    ...(sink.reserve && { reserve: sink.reserve.bind(sink) }),
    ...(sink.sync && { sync: sink.sync.bind(sink) }),
    write: (result) =>
      new Observable((writer) => {
        if (failure) return writer.error(failure.error);
        const held = { result, writer, taken: false };
        early.set(result.experiment.position, held);
        waiting.add(held);
        sendWhatIsNext();
        takeWhileThereIsRoom();
      }),
    skip(experiment) {
      skipped.add(experiment.position);
      sendWhatIsNext();
      sink.skip?.(experiment);
    },
    close: () =>
      concat(
        defer(() => (failure ? EMPTY : flush())).pipe(ignoreElements()),
        defer(() => sink.close?.() ?? EMPTY),
        defer(() => (failure ? throwError(() => failure?.error) : EMPTY)),
      ),
  };
}

import { type Observable, of, tap } from 'rxjs';
import { cacheKey } from '../cache/cacheKey.js';
import type { Experiment } from '../experiment.js';
import { inTurn } from '../operators/inTurn.js';
import { type Soon, whenThere } from '../operators/whenThere.js';
import type { RowQueue } from '../queues/rowQueue.js';
import { spillQueue } from '../queues/spillQueue.js';
import type { Result } from '../result.js';
import type { PreparedRow, Question } from '../run/preparedRow.js';
import { answerKeeper } from '../run/row/answerKeeper.js';
import { askUnlessCached } from '../run/row/askUnlessCached.js';
import { leaveHalted } from '../run/row/leaveHalted.js';
import { reserveOutput } from '../run/row/reserveOutput.js';
import { skipFinished } from '../run/row/skipFinished.js';
import { tellLeftOut } from '../run/row/tellLeftOut.js';
import { writeResult } from '../run/row/writeResult.js';
import type { RunScope } from '../run/scope.js';
import type { BatchRunOptions } from './batchOptions.js';

/** A row in a lane, and how often it was submitted so far. */
export interface LaneRow {
  readonly experiment: Experiment;
  readonly attempts: number;
  /** Whether it has been here before. */
  readonly isAgain: boolean;
}

type Ask = (row: PreparedRow) => Observable<Result>;
type Way = (experiment: Experiment) => Observable<Result>;

/** The steps of a row that are not the lane's own: those before it is asked, and those behind its answer. */
export interface BatchSteps {
  /** To `ask`, for a row that is new. What is kept, halted or cached ends before. */
  first(ask: Ask, onKept: (experimentId: string, repeat: number) => void): Way;
  /** To `ask`, for a row that was here before. */
  again(ask: Ask): Way;
  /** Keeps an answer in the cache, if there is one. */
  keep(key: string | undefined, result: Result): void;
  /** Hands a result to the sink. */
  readonly write: (result: Result) => Observable<Result>;
  /** Where the answer of a question is kept, if there is a cache. */
  cacheKeyOf(question: Question): string | undefined;
  queue(): RowQueue<LaneRow>;
}

/** Puts the steps of a run together for rows that are asked in batches. */
export function batchSteps(
  { cache }: Pick<BatchRunOptions, 'cache'>,
  scope: RunScope,
  prepare: (experiment: Experiment) => Soon<PreparedRow>,
): BatchSteps {
  const { sink, endRow, announce, clean } = scope;
  const keep = cache && answerKeeper({ cache, announce, clean });
  const leave = leaveHalted(scope);
  const tell = tellLeftOut(scope);
  const reserve = reserveOutput(scope);
  const writing = writeResult(scope);

  return {
    first(ask, onKept) {
      const watched: RunScope['sink'] = {
        ...sink,
        ...(sink.has && {
          has: (experiment, ids) =>
            (sink.has?.(experiment, ids) as Observable<boolean>).pipe(
              tap((isKept) => isKept && onKept(ids.experimentId, experiment.repeat)),
            ),
        }),
      };
      const check = inTurn(skipFinished({ sink: watched, endRow }), leave, tell, reserve);
      const answer = askUnlessCached(ask, { cache, announce, clean });
      return (experiment) => whenThere(whenThere(prepare(experiment), check), answer);
    },
    again: (ask) => (experiment) => whenThere(whenThere(prepare(experiment), leave), ask),
    keep: (key, result) => {
      if (key !== undefined) keep?.(key, result);
    },
    write: (result) => of(result).pipe(writing),
    cacheKeyOf: (question) => (cache === undefined ? undefined : cacheKey(question)),
    queue: () => spillQueue<LaneRow>(),
  };
}

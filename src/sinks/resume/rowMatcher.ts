import type { RowIds } from '../../experiment.js';
import type { FinishedRows } from './finishedRows.js';
import { MatchedRows, type RowRevision } from './matchedRows.js';
import { RowAccounts } from './rowAccounts.js';

/** Finds for each row of the input the rows of a results file that answer for it. */
export interface RowMatcher {
  /**
   * Whether the file holds an experiment, so that it is not to be run: an `answer`, an `error` that is to be kept, or
   * `undefined`. To be asked once per row of the input: each row of the file answers for one.
   *
   * @param annotations What the row says in columns that are no part of its id, which a kept row is to say as well.
   */
  take(ids: RowIds, annotations?: readonly string[]): 'answer' | 'error' | undefined;
  /** Told of a row of the input that is not to be run this time. */
  leave(ids: RowIds, annotations?: readonly string[]): void;
  /** Told of every result that is written behind the old ones. */
  written(experimentId: string): void;
  /** Whether `revision` changes or removes anything. */
  readonly isRevised: boolean;
  /**
   * What becomes of the file's rows: to be asked once of each, in the file's order. `undefined` is an error that was made
   * up for, whichever run has done so.
   */
  revision(): Revise;
  /** Rows of the file that belong to no row of the input, so far. */
  readonly unmatched: number;
}

/** What becomes of one row. */
export type Revise = (experimentId: string, isError: boolean) => RowRevision | undefined;

export interface RowMatcherOptions {
  /** Whether experiments that ended in an error are run again. Default `false`. */
  readonly retryErrors?: boolean | undefined;
}

/** Matches rows of the input to the rows in `finished`, by `experiment_id`, whatever the order of the input is. */
export function rowMatcher(
  finished: FinishedRows,
  { retryErrors = false }: RowMatcherOptions = {},
): RowMatcher {
  const { accounts } = finished;
  /** Who writes for whom: a row that can be asked now has another id than its old error. */
  const rerun = new Map<string, string>();

  const find = (ids: RowIds, name: 'experimentId' | 'unaskedId') => {
    const match = accounts.get(ids[name]);
    const olderId = olderIds(finished, ids)?.[name];
    const older = olderId === undefined ? undefined : accounts.get(olderId);
    if (olderId === undefined || older === undefined || older === match) return match;
    // Several older ids are one of today, as cells that say something about a row were a part of them.
    if (older.experimentId === ids[name]) return match;
    const joined = match === undefined ? older : joinedMatches(older, match);
    joined.experimentId = ids[name];
    accounts.put(ids[name], joined);
    accounts.put(olderId, joined);
    return joined;
  };

  const findUnasked = (ids: RowIds) => {
    // Most files hold no error: then the second id need not be made.
    if (!accounts.hasErrors) return undefined;
    const match = find(ids, 'unaskedId');
    return match && match.asked < match.errors ? match : undefined;
  };

  /** That it could not be asked once is made up for by an answer that an earlier run has got. */
  const makeUpFor = (ids: RowIds) => {
    const unasked = findUnasked(ids);
    if (unasked === undefined || ids.unaskedId === ids.experimentId) return;
    unasked.asked += 1;
    unasked.written += 1;
    accounts.put(ids.unaskedId, unasked);
  };

  const reserve = (ids: RowIds, annotations: readonly string[], keepErrors: boolean) => {
    const asked = find(ids, 'experimentId');
    const match = asked ?? findUnasked(ids);
    if (match === undefined) return undefined;
    const id = asked === undefined ? ids.unaskedId : ids.experimentId;
    match.asked += 1;
    const isAnswer = match.asked <= match.answers;
    const isError = !isAnswer && keepErrors && match.asked <= match.answers + match.errors;
    if (isAnswer) match.keepAnswer(annotations);
    if (isError) match.keepError(annotations);
    accounts.put(id, match);
    if (isAnswer) makeUpFor(ids);
    if (isAnswer || isError) return { kept: isAnswer ? 'answer' : 'error' } as const;
    return { id };
  };

  return {
    take(ids, annotations = []) {
      const { kept, id } = reserve(ids, annotations, !retryErrors) ?? {};
      if (id !== undefined && id !== ids.experimentId) rerun.set(ids.experimentId, id);
      return kept;
    },
    leave: (ids, annotations = []) => void reserve(ids, annotations, true),
    written(experimentId) {
      const id = rerun.get(experimentId) ?? experimentId;
      const match = accounts.get(id);
      if (match === undefined) return;
      match.written += 1;
      accounts.put(id, match);
    },
    get isRevised() {
      for (const [match] of accounts.all()) if (match.isRevised) return true;
      return false;
    },
    revision: () => revisionOf(accounts),
    get unmatched() {
      let total = 0;
      for (const [{ answers, errors, superseded, asked }, times] of accounts.all())
        total += times * Math.max(0, answers + errors - superseded - asked);
      return total;
    },
  };
}

/** Whether a row of the input is among the results. */
export function isAmong(file: FinishedRows, ids: RowIds): boolean {
  const { accounts } = file;
  const older = olderIds(file, ids);
  return (older ? [ids, older] : [ids]).some(
    ({ experimentId, unaskedId }) =>
      accounts.get(experimentId) !== undefined || (accounts.get(unaskedId)?.errors ?? 0) > 0,
  );
}

/** The ids that a row had in the form of the first results, where the file has such. */
function olderIds({ hasOlderIds = false, plan }: FinishedRows, ids: RowIds) {
  return hasOlderIds ? ids.older(plan?.missing) : undefined;
}

/** The rows under both ids are one experiment's; which of them come first in the file is not known. */
function joinedMatches(older: MatchedRows, { answers, errors, asked, written }: MatchedRows): MatchedRows {
  return new MatchedRows({
    answers: older.answers + answers,
    errors: older.errors + errors,
    asked,
    written,
  });
}

function revisionOf(accounts: RowAccounts): Revise {
  const passed = new RowAccounts();
  return (id, isError) => {
    const match = accounts.get(id);
    if (match === undefined || !match.isToBeWritten) return {};
    const key = match.experimentId ?? id;
    const place = passed.get(key)?.[isError ? 'errors' : 'answers'] ?? 0;
    passed.add(key, isError);
    return isError ? match.revisedError(place) : match.revisedAnswer(place);
  };
}

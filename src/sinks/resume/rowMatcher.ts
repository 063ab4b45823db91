import type { RowIds } from '../../experiment.js';
import type { FinishedRows } from './finishedRows.js';
import { MatchedRows, type RowRevision } from './matchedRows.js';

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
  const matches = matchesOf(finished);
  /** Whether rows of the file are there under two ids. */
  let hasAliases = false;
  const all = () => (hasAliases ? new Set(matches.values()) : matches.values());
  /** Who writes for whom: a row that can be asked now has another id than its old error. */
  const rerun = new Map<string, MatchedRows>();

  const find = (ids: RowIds, name: 'experimentId' | 'unaskedId') => {
    const match = matches.get(ids[name]);
    const olderId = olderIds(finished, ids)?.[name] ?? '';
    const older = matches.get(olderId);
    if (older === undefined || older === match) return match;
    const joined = match === undefined ? older : joinedMatches(older, match);
    hasAliases = true;
    joined.experimentId = ids[name];
    matches.set(ids[name], joined).set(olderId, joined);
    return joined;
  };

  const findUnasked = (ids: RowIds) => {
    const match = find(ids, 'unaskedId');
    return match && match.asked < match.errors ? match : undefined;
  };

  /** That it could not be asked once is made up for by an answer that an earlier run has got. */
  const makeUpFor = (unasked: MatchedRows | undefined, answered: MatchedRows) => {
    if (unasked === undefined || unasked === answered) return;
    unasked.asked += 1;
    unasked.written += 1;
  };

  const reserve = (ids: RowIds, annotations: readonly string[], keepErrors: boolean) => {
    const match = find(ids, 'experimentId') ?? findUnasked(ids);
    if (match === undefined) return undefined;
    match.asked += 1;
    if (match.asked <= match.answers) {
      match.keepAnswer(annotations);
      makeUpFor(findUnasked(ids), match);
      return 'answer';
    }
    if (keepErrors && match.asked <= match.answers + match.errors) {
      match.keepError(annotations);
      return 'error';
    }
    return match;
  };

  return {
    take(ids, annotations = []) {
      const reserved = reserve(ids, annotations, !retryErrors);
      if (reserved === undefined || typeof reserved === 'string') return reserved;
      rerun.set(ids.experimentId, reserved);
      return undefined;
    },
    leave: (ids, annotations = []) => void reserve(ids, annotations, true),
    written(experimentId) {
      const match = rerun.get(experimentId);
      if (match) match.written += 1;
    },
    get isRevised() {
      for (const match of all()) if (match.isRevised) return true;
      return false;
    },
    revision: () => revisionOf(matches),
    get unmatched() {
      let total = 0;
      for (const { answers, errors, superseded, asked } of all())
        total += Math.max(0, answers + errors - superseded - asked);
      return total;
    },
  };
}

/** Whether a row of the input is among the results. */
export function isAmong(file: FinishedRows, ids: RowIds): boolean {
  const { finished, errors } = file;
  const older = olderIds(file, ids);
  return (older ? [ids, older] : [ids]).some(
    ({ experimentId, unaskedId }) =>
      finished.has(experimentId) || errors.has(experimentId) || errors.has(unaskedId),
  );
}

/** The ids that a row had in the form of the first results, where the file has such. */
function olderIds({ hasOlderIds = false, plan }: FinishedRows, ids: RowIds) {
  return hasOlderIds ? ids.older(plan?.missing) : undefined;
}

function matchesOf({ finished, errors, annotations }: FinishedRows): Map<string, MatchedRows> {
  const matches = new Map<string, MatchedRows>();
  const add = (id: string) => {
    const [answers, failures] = [annotations?.answers.get(id), annotations?.errors.get(id)];
    const digests = answers || failures ? { answers: answers ?? [], errors: failures ?? [] } : undefined;
    matches.set(id, new MatchedRows(finished.get(id) ?? 0, errors.get(id) ?? 0, digests));
  };
  for (const id of finished.keys()) add(id);
  for (const id of errors.keys()) if (!finished.has(id)) add(id);
  return matches;
}

/** The rows under both ids are one experiment's; which of them come first in the file is not known. */
function joinedMatches(one: MatchedRows, other: MatchedRows): MatchedRows {
  const joined = new MatchedRows(one.answers + other.answers, one.errors + other.errors);
  joined.asked = one.asked + other.asked;
  joined.written = one.written + other.written;
  return joined;
}

function revisionOf(matches: ReadonlyMap<string, MatchedRows>): Revise {
  const places = new Map<MatchedRows, { answers: number; errors: number }>();
  return (experimentId, isError) => {
    const match = matches.get(experimentId);
    if (match === undefined) return {};
    const place = places.get(match) ?? { answers: 0, errors: 0 };
    places.set(match, place);
    return isError ? match.revisedError(place.errors++) : match.revisedAnswer(place.answers++);
  };
}

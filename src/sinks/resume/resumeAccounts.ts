import type { RowIds } from '../../experiment.js';
import { Account, type RowRevision } from './account.js';
import type { FinishedRows } from './finishedRows.js';

/** What of a results file answers for which row of the input. */
export interface ResumeAccounts {
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

export interface ResumeAccountsOptions {
  /** Whether experiments that ended in an error are run again. Default `false`. */
  readonly retryErrors?: boolean | undefined;
}

/** Keeps account of the rows in `finished`, by `experiment_id`, whatever the order of the input is. */
export function resumeAccounts(
  finished: FinishedRows,
  { retryErrors = false }: ResumeAccountsOptions = {},
): ResumeAccounts {
  const accounts = accountsOf(finished);
  /** Whether an account is there under two ids. */
  let hasAliases = false;
  const all = () => (hasAliases ? new Set(accounts.values()) : accounts.values());
  /** Who writes for whom: a row that can be asked now has another id than its old error. */
  const rerun = new Map<string, Account>();

  const find = (ids: RowIds, name: 'experimentId' | 'unaskedId') => {
    const account = accounts.get(ids[name]);
    const olderId = olderIds(finished, ids)?.[name] ?? '';
    const older = accounts.get(olderId);
    if (older === undefined || older === account) return account;
    const joined = account === undefined ? older : joinedAccount(older, account);
    hasAliases = true;
    joined.experimentId = ids[name];
    accounts.set(ids[name], joined).set(olderId, joined);
    return joined;
  };

  const findUnasked = (ids: RowIds) => {
    const account = find(ids, 'unaskedId');
    return account && account.asked < account.errors ? account : undefined;
  };

  /** That it could not be asked once is made up for by an answer that an earlier run has got. */
  const makeUpFor = (unasked: Account | undefined, answered: Account) => {
    if (unasked === undefined || unasked === answered) return;
    unasked.asked += 1;
    unasked.written += 1;
  };

  const reserve = (ids: RowIds, annotations: readonly string[], keepErrors: boolean) => {
    const account = find(ids, 'experimentId') ?? findUnasked(ids);
    if (account === undefined) return undefined;
    account.asked += 1;
    if (account.asked <= account.answers) {
      account.keepAnswer(annotations);
      makeUpFor(findUnasked(ids), account);
      return 'answer';
    }
    if (keepErrors && account.asked <= account.answers + account.errors) {
      account.keepError(annotations);
      return 'error';
    }
    return account;
  };

  return {
    take(ids, annotations = []) {
      const reserved = reserve(ids, annotations, !retryErrors);
      if (!(reserved instanceof Account)) return reserved;
      rerun.set(ids.experimentId, reserved);
      return undefined;
    },
    leave: (ids, annotations = []) => void reserve(ids, annotations, true),
    written(experimentId) {
      const account = rerun.get(experimentId);
      if (account) account.written += 1;
    },
    get isRevised() {
      for (const account of all()) if (account.isRevised) return true;
      return false;
    },
    revision: () => revisionOf(accounts),
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

function accountsOf({ finished, errors, annotations }: FinishedRows): Map<string, Account> {
  const accounts = new Map<string, Account>();
  const add = (id: string) => {
    const [answers, failures] = [annotations?.answers.get(id), annotations?.errors.get(id)];
    const digests = answers || failures ? { answers: answers ?? [], errors: failures ?? [] } : undefined;
    accounts.set(id, new Account(finished.get(id) ?? 0, errors.get(id) ?? 0, digests));
  };
  for (const id of finished.keys()) add(id);
  for (const id of errors.keys()) if (!finished.has(id)) add(id);
  return accounts;
}

/** The rows under both ids are one experiment's; which of them come first in the file is not known. */
function joinedAccount(one: Account, other: Account): Account {
  const joined = new Account(one.answers + other.answers, one.errors + other.errors);
  joined.asked = one.asked + other.asked;
  joined.written = one.written + other.written;
  return joined;
}

function revisionOf(accounts: ReadonlyMap<string, Account>): Revise {
  const places = new Map<Account, { answers: number; errors: number }>();
  return (experimentId, isError) => {
    const account = accounts.get(experimentId);
    if (account === undefined) return {};
    const place = places.get(account) ?? { answers: 0, errors: 0 };
    places.set(account, place);
    return isError ? account.revisedError(place.errors++) : account.revisedAnswer(place.answers++);
  };
}

import type { RowIds } from '../sink.js';
import type { FinishedRows } from './finishedRows.js';

/** What of a results file answers for which row of the input. */
export interface ResumeAccounts {
  /**
   * Whether the file holds an experiment, so that it is not to be run: an `answer`, an `error` that is to be kept, or
   * `undefined`. To be asked once per row of the input: each row of the file answers for one.
   */
  take(ids: RowIds): 'answer' | 'error' | undefined;
  /** Told of every result that is written behind the old ones. */
  written(experimentId: string): void;
  /**
   * How many of the file's old error rows are to be removed, by `experiment_id`: those whose experiments have other rows
   * now, whichever run has written these.
   */
  superseded(): ReadonlyMap<string, number>;
  /** Rows of the file that belong to rows of the input, so far. */
  readonly matched: number;
  /** Rows of the file that belong to none, so far. */
  readonly unmatched: number;
}

export interface ResumeAccountsOptions {
  /** Whether experiments that ended in an error are run again. Default `false`. */
  readonly retryErrors?: boolean | undefined;
}

interface Account {
  readonly answers: number;
  readonly errors: number;
  /** Rows of the input with this id. */
  asked: number;
  /** Results written since. */
  written: number;
}

/** Keeps account of the rows in `journal`, by `experiment_id`, whatever the order of the input is. */
export function resumeAccounts(
  journal: FinishedRows,
  { retryErrors = false }: ResumeAccountsOptions = {},
): ResumeAccounts {
  const accounts = new Map<string, Account>();
  for (const id of new Set([...journal.finished.keys(), ...journal.errors.keys()])) {
    const answers = journal.finished.get(id) ?? 0;
    accounts.set(id, { answers, errors: journal.errors.get(id) ?? 0, asked: 0, written: 0 });
  }

  /** Who writes for whom: a row that can be asked now has another id than its old error. */
  const rerun = new Map<string, Account>();
  const unasked = (id: string) => {
    const account = accounts.get(id);
    return account && account.asked < account.errors ? account : undefined;
  };

  return {
    take({ experimentId, unaskedId }) {
      const account = accounts.get(experimentId) ?? unasked(unaskedId);
      if (!account) return undefined;
      account.asked += 1;
      if (account.asked <= account.answers) return 'answer';
      if (!retryErrors && account.asked <= account.answers + account.errors) return 'error';
      rerun.set(experimentId, account);
      return undefined;
    },
    written(experimentId) {
      const account = rerun.get(experimentId);
      if (account) account.written += 1;
    },
    superseded: () => {
      const counts = [...accounts].map(([id, account]) => [id, supersededOf(account)] as const);
      return new Map(counts.filter(([, count]) => count > 0));
    },
    get matched() {
      return sum(accounts.values(), ({ asked, answers, errors }) => Math.min(asked, answers + errors));
    },
    get unmatched() {
      return sum(accounts.values(), (account) =>
        Math.max(0, account.answers + account.errors - supersededOf(account) - account.asked),
      );
    },
  };
}

/** An input that has not been read to its end may ask for more: such a row is run again, no more than that. */
function supersededOf({ answers, errors, asked, written }: Account): number {
  if (asked === 0) return 0;
  return Math.max(0, Math.min(errors, answers + errors + written - asked));
}

function sum(accounts: Iterable<Account>, figure: (account: Account) => number): number {
  let total = 0;
  for (const account of accounts) total += figure(account);
  return total;
}

import { inputName } from '../columns.js';
import { UsageError } from '../errors.js';
import { own } from '../json.js';
import { nameHint } from '../text/names/nameHint.js';
import { CHECK_KINDS } from './checks/checkKinds.js';
import { type Expectation, type PlannedCheck, planChecks } from './planChecks.js';

export interface ScorePlanOptions {
  /** Expectations for all rows, beside those in columns. Default none. */
  readonly expectations?: readonly Expectation[] | undefined;
  /** The column that holds the answer. Default `output`, or `input_output` where the verdict is in `output`. */
  readonly answer?: string | undefined;
  /** The column that holds a judge's word. Default: there is no judge. */
  readonly verdict?: string | undefined;
  /** Whether a person's labels are joined. Default `false`. */
  readonly labels?: boolean | undefined;
  /** From which score on a check passes, by its name or kind. Default 1, and 0.8 for `similar`. */
  readonly passAt?: Readonly<Record<string, number>> | undefined;
}

/** Which columns a table has to be scored by, and which it gets. */
export interface ScorePlan {
  readonly checks: readonly PlannedCheck[];
  readonly answerAt: number;
  /** Where it says whether there is an answer; -1 where nothing does. */
  readonly statusAt: number;
  /** What the call of the answer took and cost. */
  readonly latencyAt: number;
  readonly costAt: number;
  readonly verdictAt: number;
  readonly verdictStatusAt: number;
  readonly verdictPassAt: number;
  /** Scores of an earlier stage that count, too. */
  readonly earlier: readonly { readonly name: string; readonly at: number }[];
  readonly earlierPassAt: number;
  readonly earlierReasonAt: number;
  /** Whether labels are all there is to score by. */
  readonly byLabelAlone: boolean;
  /** Columns of the table that are written on: what they were called, and what they are called now. */
  readonly kept: readonly { readonly from: string; readonly name: string; readonly at: number }[];
  /** The columns that are added, in their order. */
  readonly added: readonly string[];
}

const TOTALS = ['score', 'pass', 'score_reason'];
const LABELS = ['label', 'label_note'];

/**
 * Plans how a table is scored. Columns of an earlier scoring are brought up to date; columns that are merely called the
 * same are kept as `input_NAME`.
 *
 * Throws a `UsageError` where there is no answer, no such verdict, or nothing to score by.
 */
export function scorePlan(columns: readonly string[], options: ScorePlanOptions = {}): ScorePlan {
  const { verdict, labels = false, passAt = {} } = options;
  const answer = options.answer ?? (verdict === 'output' ? 'input_output' : 'output');
  const checks = planChecks(columns, options.expectations).map((check) => ({
    ...check,
    passAt: passAtOf(check.name, passAt) ?? check.passAt,
  }));
  const earlierNames = columns.includes('score_reason')
    ? columns.filter(
        (name) => name.startsWith('score.') && !isNew(name.slice('score.'.length), checks, verdict),
      )
    : [];
  const byLabelAlone =
    labels &&
    checks.length === 0 &&
    verdict === undefined &&
    earlierNames.every((name) => name === 'score.label');
  checkNamesOf(passAt, checks, verdict);

  const names = [
    ...checks.map(({ name }) => name),
    ...(verdict === undefined ? [] : ['verdict']),
    ...(byLabelAlone ? ['label'] : []),
  ];
  if (names.length === 0 && earlierNames.length === 0)
    throw new UsageError(
      `nothing to score by: no column expect, expect.${Object.keys(CHECK_KINDS)[1]}, ... or __expected; ` +
        `give --expect, --verdict or --labels. Found: ${columns.join(', ')}`,
    );
  const added = [...names.map((name) => `score.${name}`), ...TOTALS, ...(labels ? LABELS : [])];
  const earlier = earlierNames
    .filter((name) => !added.includes(name))
    .map((name) => ({ name: name.slice('score.'.length), at: columns.indexOf(name) }));

  return {
    checks,
    answerAt: needed(columns, answer, checks.length > 0 ? '--answer' : undefined),
    statusAt: besides(columns, answer, 'status'),
    latencyAt: besides(columns, answer, 'latency_ms'),
    costAt: besides(columns, answer, 'cost_usd'),
    verdictAt: verdict === undefined ? -1 : needed(columns, verdict, '--verdict'),
    verdictStatusAt: columns.indexOf('status'),
    verdictPassAt: passAt['verdict'] ?? 1,
    earlier,
    earlierPassAt: earlier.length > 0 ? columns.indexOf('pass') : -1,
    earlierReasonAt: earlier.length > 0 ? columns.indexOf('score_reason') : -1,
    byLabelAlone,
    kept: keptColumns(columns, added),
    added,
  };
}

function isNew(name: string, checks: readonly PlannedCheck[], verdict: string | undefined): boolean {
  return checks.some((check) => check.name === name) || (name === 'verdict' && verdict !== undefined);
}

/** What this or an earlier scoring has written is replaced; a stranger of that name moves aside. */
function keptColumns(columns: readonly string[], added: readonly string[]): ScorePlan['kept'] {
  const wasScored = columns.includes('score_reason');
  const taken = new Set([...columns, ...added]);
  return columns.flatMap((name, at) => {
    if (!added.includes(name)) return [{ from: name, name, at }];
    if (wasScored) return [];
    const aside = inputName(name, taken);
    taken.add(aside);
    return [{ from: name, name: aside, at }];
  });
}

/** By the name of the check, else by its kind. */
function passAtOf(name: string, passAt: Readonly<Record<string, number>>): number | undefined {
  const [kind = ''] = name.split('.', 1);
  return own(passAt, name) ?? own(passAt, kind);
}

function checkNamesOf(
  passAt: Readonly<Record<string, number>>,
  checks: readonly PlannedCheck[],
  verdict: string | undefined,
): void {
  const known = new Set(checks.flatMap(({ name }) => [name, name.split('.', 1)[0]]));
  if (verdict !== undefined) known.add('verdict');
  const unknown = Object.keys(passAt).find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new UsageError(
      `--pass-at: there is no check '${unknown}' here; there are: ${[...known].join(', ') || 'none'}`,
    );
}

/** `status` tells of `output`, `input_status` of `input_output`, and so on; of other columns, `status` does. */
function besides(columns: readonly string[], answer: string, field: string): number {
  const [, prefix = ''] = /^((?:input_)+)output$/.exec(answer) ?? [];
  return columns.indexOf(`${prefix}${field}`);
}

function needed(columns: readonly string[], column: string, flag: string | undefined): number {
  const at = columns.indexOf(column);
  if (at < 0 && flag !== undefined)
    throw new UsageError(`there is no column '${column}' (see ${flag}); ${nameHint(column, columns)}`);
  return at;
}

import { UsageError } from '../errors.js';
import { own } from '../json.js';
import { bareRecord } from '../text/bareRecord.js';
import { nameHint } from '../text/names/nameHint.js';
import { compileTemplate } from '../text/template/template.js';
import { type Check, type CheckKind, ExpectationError } from './checks/check.js';
import { CHECK_KINDS, PASS_AT, UNBOUNDED } from './checks/checkKinds.js';
import { promptfoo } from './checks/promptfoo.js';

/** A check that every row of a table is put to. */
export interface PlannedCheck {
  /** What follows `score.`: the kind, and what tells it from others of its kind. */
  readonly name: string;
  /** From which score on it passes. */
  readonly passAt: number;
  /** Whether it may take for ever, such as a regular expression. */
  readonly isUnbounded: boolean;
  /** What a row expects; blank where the row is not checked. */
  readonly expected: (cells: readonly string[]) => string;
  /** The check of an expectation, which is read once. Throws an `ExpectationError`. */
  readonly check: (expected: string) => Check;
}

/** `KIND[.SUFFIX]=TEMPLATE`: an expectation for all rows, whose placeholders are columns. */
export interface Expectation {
  readonly name: string;
  readonly value: string;
}

const PROMPTFOO = /^__(expected\d*)$/;
const MOST_KEPT = 1000;

/**
 * The checks that a table's columns name: `expect`, `expect.KIND`, `expect.KIND.SUFFIX`, promptfoo's `__expected`,
 * `__expected2`; and those that are given for all rows.
 *
 * Throws a `UsageError` for a kind that does not exist, a placeholder without a column, and two checks of one name.
 *
 * @example
 * planChecks(['output', 'expect.contains']).map(({ name }) => name) // ['contains']
 */
export function planChecks(
  columns: readonly string[],
  expectations: readonly Expectation[] = [],
): readonly PlannedCheck[] {
  const checks = [
    ...columns.flatMap((column, index) => columnCheck(column, index)),
    ...expectations.map((expectation) => templateCheck(expectation, columns)),
  ];
  const names = new Set<string>();
  for (const { name } of checks) {
    if (names.has(name))
      throw new UsageError(`two checks are called '${name}': tell them apart by a suffix, such as ${name}.2`);
    names.add(name);
  }
  return checks;
}

function columnCheck(column: string, index: number): readonly PlannedCheck[] {
  const expected = (cells: readonly string[]) => cells[index] ?? '';
  const [, promptfooName] = PROMPTFOO.exec(column) ?? [];
  if (promptfooName !== undefined) return [planned(promptfooName, promptfoo, expected)];
  if (column !== 'expect' && !column.startsWith('expect.')) return [];
  const name = column === 'expect' ? 'equals' : column.slice('expect.'.length);
  return [planned(name, kindOf(name, `column '${column}'`), expected)];
}

function templateCheck({ name, value }: Expectation, columns: readonly string[]): PlannedCheck {
  const template = compileTemplate(value);
  const unknown = template.names.find((placeholder) => !columns.includes(placeholder));
  if (unknown !== undefined)
    throw new UsageError(`--expect ${name}: there is no column '${unknown}'; ${nameHint(unknown, columns)}`);
  const places = template.names.map((placeholder) => ({ placeholder, index: columns.indexOf(placeholder) }));
  const check = planned(name, kindOf(name, `--expect ${name}`), (cells) => {
    const values = bareRecord<string>();
    for (const { placeholder, index } of places) values[placeholder] = cells[index] ?? '';
    return places.length > 0 && places.every(({ index }) => cells[index]?.trim() === '')
      ? ''
      : template.render(values).text;
  });
  if (places.length === 0) refuseUnusable(check, name, value);
  return check;
}

/** What is the same for all rows is wrong for all rows. */
function refuseUnusable({ check }: PlannedCheck, name: string, value: string): void {
  try {
    check(value);
  } catch (error) {
    if (ExpectationError.isInstance(error)) throw new UsageError(`--expect ${name}: ${error.message}`);
    throw error;
  }
}

function kindOf(name: string, where: string): CheckKind {
  const [kind = ''] = name.split('.', 1);
  const found = own(CHECK_KINDS, kind);
  if (found === undefined)
    throw new UsageError(
      `${where}: there is no check '${kind}'; ${nameHint(kind, Object.keys(CHECK_KINDS), 'there are')}`,
    );
  return found;
}

function planned(name: string, kind: CheckKind, expected: PlannedCheck['expected']): PlannedCheck {
  const [kindName = ''] = name.split('.', 1);
  const isUnbounded = kind === promptfoo || UNBOUNDED.has(kindName);
  return { name, passAt: PASS_AT[kindName] ?? 1, isUnbounded, expected, check: keeping(kind) };
}

/** Most tables expect few different things of many rows, or another thing of each. */
function keeping(kind: CheckKind): CheckKind {
  const kept = new Map<string, Check>();
  return (expected) => {
    const known = kept.get(expected);
    if (known !== undefined) return known;
    const check = kind(expected);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(expected, check);
    return check;
  };
}

import { UsageError } from '../errors.js';
import { nameHint } from '../text/names/nameHint.js';

/** `column=value`, or `column!=value` when `negated`. */
export interface Condition {
  readonly column: string;
  readonly value: string;
  readonly negated: boolean;
}

const COMPARABLE: ReadonlyMap<string, (text: string) => string> = new Map([
  ['provider', (text: string) => text.trim().toLowerCase()],
  ['model', (text: string) => text.trim()],
]);

/**
 * Whether a row's cells meet every condition. `provider` is compared trimmed and without case, `model` trimmed, all else
 * as it is.
 *
 * Throws a `UsageError` for a column that does not exist.
 *
 * @example
 * rowCondition(['status'], [{ column: 'status', value: 'error', negated: true }])(['ok']) // true
 */
export function rowCondition(
  columns: readonly string[],
  conditions: readonly Condition[],
): (cells: readonly string[]) => boolean {
  const checks = conditions.map(({ column, value, negated }) => {
    const index = columns.indexOf(column);
    if (index < 0)
      throw new UsageError(`unknown column '${column}' in a condition; ${nameHint(column, columns)}`);
    const comparable = COMPARABLE.get(column) ?? ((text: string) => text);
    const wanted = comparable(value);
    return (cells: readonly string[]) => (comparable(cells[index] ?? '') === wanted) !== negated;
  });
  return (cells) => checks.every((check) => check(cells));
}

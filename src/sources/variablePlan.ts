import { inputName } from '../columns.js';
import type { Variables } from '../experiment.js';
import { bareRecord } from '../text/bareRecord.js';

/** Which variables a row has, and how its cells become them. */
export interface VariablePlan {
  /** In input order; those that only `set` knows come behind them, those that vary last. */
  readonly names: readonly string[];
  /** Bare records: a column may have any name. `chosen` has the values of the columns that vary. */
  readonly toVariables: (cells: readonly string[], chosen?: Variables) => Variables;
}

/**
 * Plans the variables of a table: its columns, those of `set` with the given value, and those of `varied`, whose values
 * come with each run of a row. A cell that one of these takes the place of is kept as `input_NAME`.
 *
 * @example
 * variablePlan(['model', 'q'], { model: 'judge' }).toVariables(['gpt-4o', 'Why?'])
 * // { model: 'judge', input_model: 'gpt-4o', q: 'Why?' }
 */
export function variablePlan(
  columns: readonly string[],
  set: Variables = {},
  varied: readonly string[] = [],
): VariablePlan {
  const names = new Set([...columns, ...Object.keys(set), ...varied]);
  const keep = (name: string, index: number): PlannedCell => {
    const kept = inputName(name, names);
    names.add(kept);
    return { name: kept, index };
  };
  const isVaried = (name: string) => varied.includes(name);
  const isModel = (name: string) => name === 'provider' || name === 'model';
  const cells = columns.flatMap((name, index): readonly PlannedCell[] => {
    if (isVaried(name)) return isModel(name) ? [] : [keep(name, index)];
    return Object.hasOwn(set, name) ? [{ name, value: set[name] }, keep(name, index)] : [{ name, index }];
  });
  const added = Object.keys(set).filter((name) => !columns.includes(name));
  const ownModels = columns.flatMap((name, index) =>
    isVaried(name) && isModel(name) ? [keep(name, index)] : [],
  );
  const fixed: readonly PlannedCell[] = [
    ...cells,
    ...added.map((name) => ({ name, value: set[name] })),
    ...ownModels,
  ];

  return {
    names: [...fixed.map(({ name }) => name), ...varied],
    toVariables: (row, chosen) => {
      const variables = bareRecord<string>();
      for (const { name, index, value } of fixed) {
        variables[name] = (index === undefined ? value : row[index]) ?? '';
      }
      for (const name of varied) variables[name] = chosen?.[name] ?? '';
      return variables;
    },
  };
}

interface PlannedCell {
  readonly name: string;
  readonly index?: number;
  readonly value?: string | undefined;
}

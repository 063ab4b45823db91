import { inputName } from '../columns.js';
import type { Variables } from '../experiment.js';
import { bareRecord } from '../text/bareRecord.js';

/** Which variables a row has, and how its cells become them. */
export interface VariablePlan {
  /** In input order; those that only `set` knows come last. */
  readonly names: readonly string[];
  /** Bare records: a column may have any name. */
  readonly toVariables: (cells: readonly string[]) => Variables;
}

/**
 * Plans the variables of a table: its columns, those of `set` with the given value. A cell that `set` takes the place
 * of is kept as `input_NAME`.
 *
 * @example
 * variablePlan(['model', 'q'], { model: 'judge' }).toVariables(['gpt-4o', 'Why?'])
 * // { model: 'judge', input_model: 'gpt-4o', q: 'Why?' }
 */
export function variablePlan(columns: readonly string[], set: Variables = {}): VariablePlan {
  const names = new Set([...columns, ...Object.keys(set)]);
  const cells = columns.flatMap((name, index) => {
    if (!Object.hasOwn(set, name)) return [{ name, index }];
    const kept = inputName(name, names);
    names.add(kept);
    return [
      { name, value: set[name] },
      { name: kept, index },
    ];
  });
  const added = Object.keys(set).filter((name) => !columns.includes(name));
  const plan: readonly { name: string; index?: number; value?: string | undefined }[] = [
    ...cells,
    ...added.map((name) => ({ name, value: set[name] })),
  ];

  return {
    names: plan.map(({ name }) => name),
    toVariables: (row) => {
      const variables = bareRecord<string>();
      for (const { name, index, value } of plan) {
        variables[name] = (index === undefined ? value : row[index]) ?? '';
      }
      return variables;
    },
  };
}

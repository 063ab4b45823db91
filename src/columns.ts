import { UsageError } from './errors.js';

/** One variable of the results. */
export interface VariableColumn {
  /** The name that templates and `Experiment.variables` know it by. */
  readonly name: string;
  /** The name it is written under: its own, or `input_NAME` where a result column has that name. */
  readonly header: string;
  /** Whether it shows which of several prompts was asked, and is no variable of the row. Default `false`. */
  readonly isPrompt?: boolean;
}

/** Which columns the results have, decided before the first row. */
export interface ResultColumns {
  /** In input order, without `provider` and `model`. */
  readonly variables: readonly VariableColumn[];
  /** Whether there is a `repeat` column. */
  readonly repeat: boolean;
  /** What the column behind all others is called that shows what the model thought. Default: there is none. */
  readonly reasoning?: string | undefined;
}

/** Columns of results that hold numbers, where they hold anything. */
export const NUMBER_COLUMNS: ReadonlySet<string> = new Set([
  'repeat',
  'input_tokens',
  'context_window',
  'output_tokens',
  'attempts',
  'latency_ms',
  'cached_tokens',
  'reasoning_tokens',
  'cost_usd',
  'row_number',
]);

/** The columns behind the variables, in their order. */
export const RESULT_FIELDS = [
  'status',
  'input_tokens',
  'context_window',
  'output_tokens',
  'output',
  'error_message',
  'finish_reason',
  'attempts',
  'started_at',
  'latency_ms',
  'cached_tokens',
  'reasoning_tokens',
  'cost_usd',
  'row_number',
  'experiment_id',
] as const;

/** The columns behind the variables and those of JSON, in their order. */
export function fieldsOf({ reasoning }: Pick<ResultColumns, 'reasoning'>): readonly string[] {
  return reasoning === undefined ? RESULT_FIELDS : [...RESULT_FIELDS, reasoning];
}

/** Those of them that the results of earlier versions lack. */
export const NEWER_FIELDS: ReadonlySet<string> = new Set(['started_at', 'cached_tokens', 'reasoning_tokens']);

/**
 * Which header each variable gets: its own name, unless a result column has that name.
 *
 * @param names Every variable, in input order. `provider` and `model` are columns of their own and may be among them.
 * @param options `repeat`: whether the results have a `repeat` column. Default `false`. `promptAt`: where among the
 *   names a column `prompt` stands that shows which prompt was asked. `reasoning`: what the column is called that shows
 *   what the model thought. Default: there is none of either.
 *
 * Throws a `UsageError` for a `reasoning` that is the name of another column of the results.
 *
 * @example
 * resultColumns(['provider', 'model', 'question', 'output']).variables
 * // [{ name: 'question', header: 'question' }, { name: 'output', header: 'input_output' }]
 */
export function resultColumns(
  names: readonly string[],
  options: { repeat?: boolean; promptAt?: number | undefined; reasoning?: string | undefined } = {},
): ResultColumns {
  const { repeat = false, promptAt, reasoning } = options;
  const taken = new Set(names);
  const results = new Set<string>([
    ...(repeat ? ['repeat'] : []),
    ...(promptAt === undefined ? [] : ['prompt']),
    ...RESULT_FIELDS,
  ]);
  if (reasoning !== undefined) {
    if (results.has(reasoning) || reasoning === 'provider' || reasoning === 'model')
      throw new UsageError(`--reasoning ${reasoning}: the results have such a column already`);
    results.add(reasoning);
  }
  const columnOf = (name: string): VariableColumn => ({
    name,
    header: results.has(name) ? inputName(name, taken) : name,
  });
  const isOwnColumn = (name: string) => name !== 'provider' && name !== 'model';
  const columnsOf = (some: readonly string[]) => some.filter(isOwnColumn).map(columnOf);
  const others = { repeat, ...(reasoning !== undefined && { reasoning }) };
  if (promptAt === undefined) return { variables: columnsOf(names), ...others };
  const prompt = { name: 'prompt', header: 'prompt', isPrompt: true };
  return {
    variables: [...columnsOf(names.slice(0, promptAt)), prompt, ...columnsOf(names.slice(promptAt))],
    ...others,
  };
}

/**
 * Whether a column says something about a row without asking it: what is expected of the answer (`expect`, `expect.NAME`,
 * promptfoo's `__expected`), and what belongs to the row for other reasons (`meta.NAME`). Such columns are no part of
 * `experiment_id`: they may be added and changed when the answers are there.
 */
export function isAnnotation(name: string): boolean {
  return /^(?:expect$|expect\.|__expected|meta\.)/.test(name);
}

/** `input_NAME`, prefixed again until nothing else has that name. */
export function inputName(name: string, taken: ReadonlySet<string>): string {
  const candidate = `input_${name}`;
  return taken.has(candidate) ? inputName(candidate, taken) : candidate;
}

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
}

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

/** Those of them that the results of earlier versions lack. */
export const NEWER_FIELDS: ReadonlySet<string> = new Set(['started_at', 'cached_tokens', 'reasoning_tokens']);

/**
 * Which header each variable gets: its own name, unless a result column has that name.
 *
 * @param names Every variable, in input order. `provider` and `model` are columns of their own and may be among them.
 * @param options `repeat`: whether the results have a `repeat` column. Default `false`. `promptAt`: where among the
 *   names a column `prompt` stands that shows which prompt was asked. Default: there is none.
 *
 * @example
 * resultColumns(['provider', 'model', 'question', 'output']).variables
 * // [{ name: 'question', header: 'question' }, { name: 'output', header: 'input_output' }]
 */
export function resultColumns(
  names: readonly string[],
  options: { repeat?: boolean; promptAt?: number | undefined } = {},
): ResultColumns {
  const { repeat = false, promptAt } = options;
  const taken = new Set(names);
  const results = new Set<string>([
    ...(repeat ? ['repeat'] : []),
    ...(promptAt === undefined ? [] : ['prompt']),
    ...RESULT_FIELDS,
  ]);
  const columnOf = (name: string): VariableColumn => ({
    name,
    header: results.has(name) ? inputName(name, taken) : name,
  });
  const isOwnColumn = (name: string) => name !== 'provider' && name !== 'model';
  const columnsOf = (some: readonly string[]) => some.filter(isOwnColumn).map(columnOf);
  if (promptAt === undefined) return { variables: columnsOf(names), repeat };
  const prompt = { name: 'prompt', header: 'prompt', isPrompt: true };
  return {
    variables: [...columnsOf(names.slice(0, promptAt)), prompt, ...columnsOf(names.slice(promptAt))],
    repeat,
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

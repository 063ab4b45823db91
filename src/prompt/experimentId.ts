import { hash } from 'node:crypto';
import type { Experiment, Parameters } from '../experiment.js';
import type { JsonValue } from '../json.js';

export interface ExperimentQuestion {
  readonly experiment: Pick<Experiment, 'variables' | 'repeat'>;
  /** Rendered. */
  readonly prompt: string;
  /** Rendered. Left out is the same as empty. */
  readonly system?: string | undefined;
  readonly parameters: Parameters;
}

/**
 * Names a row by all its cells, what it asks and which repetition it is: 16 hexadecimal digits of a SHA-256. Where the
 * row stands, the order of its columns and that of its parameters make no difference.
 *
 * @example
 * experimentId({ experiment, prompt: 'Why?', parameters: { temperature: 0 } }) // '6f1c0e5b9d3a4c27'
 */
export function experimentId({ experiment, prompt, system = '', parameters }: ExperimentQuestion): string {
  const { variables, repeat } = experiment;
  const cells = Object.keys(variables)
    .sort()
    .map((name) => [name, variables[name]]);
  const identity = [cells, repeat, prompt, system, sorted(parameters)];
  return hash('sha256', JSON.stringify(identity), 'hex').slice(0, 16);
}

/** The id of a row that cannot be asked: nothing is asked, so the row itself is all that it can name. */
export function unaskedId(experiment: Pick<Experiment, 'variables' | 'repeat'>): string {
  return experimentId({ experiment, prompt: '', parameters: {} });
}

/** The same entries in the same order, at every depth. As pairs, since an object would put `"1"` before `"a"`. */
function sorted(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, entry]) => [name, sorted(entry)]);
}

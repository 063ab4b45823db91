import { hash } from 'node:crypto';
import { isAnnotation } from '../columns.js';
import type { Experiment, Parameters, Variables } from '../experiment.js';
import type { JsonValue } from '../json.js';

/** What a row asks, as far as its id depends on it. */
export interface ExperimentQuestion {
  readonly experiment: Pick<Experiment, 'variables' | 'repeat'>;
  /** Rendered. */
  readonly prompt: string;
  /** Rendered. Left out is the same as empty. */
  readonly system?: string | undefined;
  readonly parameters: Parameters;
  /** The digests of the images and documents that go along. Left out is the same as none. */
  readonly attachments?: readonly string[] | undefined;
}

/**
 * Names a row by its cells, what it asks and which repetition it is: an `r`, which no number has, and 16 hexadecimal
 * digits of a SHA-256. Where the row stands, the order of its columns and that of its parameters make no difference, nor
 * do columns that say something about a row without asking it (`expect`, `meta.topic`).
 *
 * @example
 * experimentId({ experiment, prompt: 'Why?', parameters: { temperature: 0 } }) // 'r6f1c0e5b9d3a4c27'
 */
export function experimentId(question: ExperimentQuestion): string {
  return `r${digits(question, askedColumns(question.experiment.variables))}`;
}

/** The same in the form of the first results: without the letter, and of all columns. */
export function olderExperimentId(
  question: ExperimentQuestion,
  without: ReadonlySet<string> = new Set(),
): string {
  const names = Object.keys(question.experiment.variables);
  return digits(question, names.filter((name) => !without.has(name)).sort());
}

/** Whether a text is an id of either form. */
export function isExperimentId(text: string): boolean {
  return /^r?[0-9a-f]{16}$/.test(text);
}

/** Whether a text is an id of the form of the first results. */
export function isOlderExperimentId(text: string): boolean {
  return /^[0-9a-f]{16}$/.test(text);
}

/** The columns that are part of a row's name, in their order. Most rows have those of the row before them. */
let latest: { readonly names: readonly string[]; readonly asked: readonly string[] } = {
  names: [],
  asked: [],
};
function askedColumns(variables: Variables): readonly string[] {
  const names = Object.keys(variables);
  const isSame =
    names.length === latest.names.length && names.every((name, index) => name === latest.names[index]);
  if (!isSame) latest = { names, asked: names.filter((name) => !isAnnotation(name)).sort() };
  return latest.asked;
}

function digits(question: ExperimentQuestion, columns: readonly string[]): string {
  const { experiment, prompt, system = '', parameters, attachments = [] } = question;
  const { variables, repeat } = experiment;
  const cells = columns.map((name) => [name, variables[name]]);
  const asked = [cells, repeat, prompt, system, sorted(parameters)];
  const identity = attachments.length > 0 ? [...asked, attachments] : asked;
  return hash('sha256', JSON.stringify(identity), 'hex').slice(0, 16);
}

/** The same entries in the same order, at every depth. As pairs, since an object would put `"1"` before `"a"`. */
function sorted(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, entry]) => [name, sorted(entry)]);
}

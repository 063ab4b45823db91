import { fieldsOf, isAnnotation, NEWER_FIELDS, RESULT_FIELDS, type ResultColumns } from '../../columns.js';
import { excelCell } from '../csv/excelCell.js';
import { resultHeader } from '../csv/resultRow.js';
import { headerDifference } from './headerDifference.js';

/** How the columns of an existing results file become those that this run writes. */
export interface ColumnPlan {
  /** By column of this run: where the file has it; `undefined` where it lacks it. */
  readonly places: readonly (number | undefined)[];
  /** Columns of this run that the file lacks. */
  readonly missing: ReadonlySet<string>;
  /** Columns that answers in JSON have filled, by the names that this run has for them. */
  readonly jsonColumns: readonly string[];
  /** Whether the file has this run's columns already, in this run's order. */
  readonly isSame: boolean;
}

/**
 * Plans how a results file is brought to the columns of this run. A file may have them in another order. It may lack
 * those that change nothing about what was asked: `expect` and `meta.NAME`, `prompt`, `repeat`, what the model
 * thought, and figures that earlier versions did not write.
 *
 * @returns The plan, or the difference as a text where the file does not fit.
 */
export function columnPlan(
  found: readonly string[],
  columns: ResultColumns,
  flatten: boolean,
): ColumnPlan | string {
  const fields = fieldsOf(columns);
  const status = found.indexOf('status');
  const head = status < 0 ? found : found.slice(0, status);
  const before = resultHeader(columns).slice(0, -fields.length);
  const placesBefore = before.map(
    (header) =>
      placeOf(header, head) ?? placeOf(formerHeader(header, columns), head) ?? placeOf(header, found),
  );
  const isOtherOnce = (field: string) => flatten || columns.variables.some(({ name }) => name === field);
  const placesOfFields = fields.map((field) => placeOfField(field, found, isOtherOnce(field) ? status : 0));
  const lastBefore = Math.max(...placesBefore.map((place) => place ?? -1));
  const json = flatten ? head.slice(lastBefore + 1) : [];

  const missingBefore = before.filter(
    (header, index) => placesBefore[index] === undefined && mayBeMissing(header, columns),
  );
  const missingFields = fields.filter(
    (field, index) =>
      placesOfFields[index] === undefined && (NEWER_FIELDS.has(field) || field === columns.reasoning),
  );
  const wanted = [
    ...before.filter((header) => !missingBefore.includes(header)),
    ...json,
    ...fields.filter((field) => !missingFields.includes(field)),
  ];
  const spelled = wanted.map((header) => spelling(header, found) ?? formerHeader(header, columns));
  const difference = headerDifference(found, spelled);
  if (difference !== undefined) return difference;

  const missing = new Set([...missingBefore, ...missingFields]);
  const jsonColumns = json.map((name) => (resultHeader(columns).includes(name) ? `json_${name}` : name));
  const places = [...placesBefore, ...json.map((_, index) => lastBefore + 1 + index), ...placesOfFields];
  return {
    places,
    missing,
    jsonColumns,
    isSame: isIdentity(places) && isSameList(json, jsonColumns),
  };
}

/** A column's name in the file: as it is, or made harmless for spreadsheets. */
function spelling(header: string, found: readonly string[]): string | undefined {
  return [header, excelCell(header)].find((name) => found.includes(name));
}

function placeOf(header: string, found: readonly string[]): number | undefined {
  const name = spelling(header, found);
  return name === undefined ? undefined : found.indexOf(name);
}

/**
 * A figure that earlier versions did not write may have been the name of a variable or of JSON there: it is looked for
 * behind place `from`, where the figures begin.
 */
function placeOfField(field: string, found: readonly string[], from: number): number | undefined {
  const isNewer = NEWER_FIELDS.has(field) || !isField(field);
  const place = isNewer ? found.indexOf(field, from) : found.indexOf(field);
  return place < 0 ? undefined : place;
}

function isField(name: string): boolean {
  return RESULT_FIELDS.some((field) => field === name);
}

/** A variable called like a figure that earlier versions did not write had its own name there. */
function formerHeader(header: string, { variables }: ResultColumns): string {
  const variable = variables.find((candidate) => candidate.header === header);
  return variable !== undefined && NEWER_FIELDS.has(variable.name) ? variable.name : header;
}

function mayBeMissing(header: string, { variables, repeat }: ResultColumns): boolean {
  const isTaken = (name: string) =>
    variables.some((variable) => variable.name === name && !variable.isPrompt);
  const isPrompt = variables.some((variable) => variable.isPrompt && variable.header === header);
  return (
    isAnnotation(header) ||
    (header === 'repeat' && repeat && !isTaken('repeat')) ||
    (isPrompt && !isTaken('prompt'))
  );
}

function isIdentity(places: readonly (number | undefined)[]): boolean {
  return places.every((place, index) => place === index);
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.every((name, index) => name === other[index]);
}

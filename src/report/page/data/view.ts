import { type Rows, STATUS } from './rows.js';
import { worsening } from './worsening.js';

/** What is shown, and in which order: all of it stands in the address. */
export interface View {
  readonly search: string;
  readonly status: '' | 'ok' | 'warning' | 'error';
  /** Name of a series, or empty for all. */
  readonly series: string;
  /** Kind of error, or empty. */
  readonly error: string;
  /** Slower than this, in milliseconds; 0 is all. */
  readonly slowerThanMs: number;
  readonly differ: boolean;
  readonly worse: boolean;
  readonly label: '' | 'pass' | 'fail' | 'none';
  readonly sort: '' | 'worst' | 'slowest' | 'dearest';
  /** What the others are compared to. */
  readonly baseline: string;
}

/** The view that shows all rows, in the order of the input. */
export const EVERYTHING: View = {
  search: '',
  status: '',
  series: '',
  error: '',
  slowerThanMs: 0,
  differ: false,
  worse: false,
  label: '',
  sort: '',
  baseline: '',
};

/** A view as the part of an address behind `#`. What is as ever is left out. */
export function toHash(view: View): string {
  const given = Object.entries(view).filter(([name, value]) => value !== Reflect.get(EVERYTHING, name));
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
}

/** And back. What is no view is left out. */
export function fromHash(hash: string): View {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const entries = Object.entries(EVERYTHING).map(([name, usual]) => {
    const text = given.get(name);
    if (text === null) return [name, usual];
    if (typeof usual === 'number') return [name, Number.isFinite(Number(text)) ? Number(text) : usual];
    return [name, typeof usual === 'boolean' ? text === 'true' : text];
  });
  return Object.fromEntries(entries);
}

/** What a view needs to know beside the facts. */
export interface ViewContext {
  readonly rows: Rows;
  /** Rows that hold the text that is searched for; `undefined` where none is. */
  readonly found: ReadonlySet<number> | undefined;
  readonly labelOf: (row: number) => 'pass' | 'fail' | undefined;
  /** Whether the results of a baseline file are among the rows. */
  readonly hasBaselineFile: boolean;
}

/** The cases that a view shows, in its order. A case is shown for any of its rows. */
export function casesIn(view: View, context: ViewContext): Uint32Array {
  const { rows, found } = context;
  const matches = rowFilter(view, context);
  const reference = { baseline: view.baseline, hasBaselineFile: context.hasBaselineFile };
  const loss = (caseNumber: number) => worsening(rows, caseNumber, reference);
  const cases = (found === undefined ? allCases(rows) : casesOf(rows, found)).filter(
    (caseNumber) =>
      someRow(rows, caseNumber, matches) &&
      !(view.differ && !differs(rows, caseNumber)) &&
      !(view.worse && loss(caseNumber) <= 0),
  );
  if (view.sort === '') return cases;
  return sorted(cases, view.sort === 'worst' ? loss : sortKey(rows, view.sort));
}

function allCases({ cases }: Rows): Uint32Array {
  return Uint32Array.from({ length: cases.count }, (_, index) => index);
}

/** The cases that some rows belong to, in their order. While texts are searched, these are few. */
function casesOf(rows: Rows, some: ReadonlySet<number>): Uint32Array {
  return Uint32Array.from(new Set(Array.from(some, (row) => rows.cases.of(row)))).sort();
}

function rowFilter(view: View, { rows, found, labelOf }: ViewContext): (row: number) => boolean {
  const status = view.status === '' ? undefined : STATUS[view.status];
  const series = rows.series.indexOf(view.series);
  const error = rows.errors.indexOf(view.error);
  return (row) =>
    (status === undefined || rows.status.at(row) === status) &&
    (view.series === '' || rows.seriesOf.at(row) === series) &&
    (view.error === '' || (error >= 0 && rows.error.at(row) === error)) &&
    (view.slowerThanMs === 0 || rows.latencyMs.at(row) > view.slowerThanMs) &&
    (view.label === '' || (labelOf(row) ?? 'none') === view.label) &&
    (found === undefined || found.has(row));
}

function someRow(rows: Rows, caseNumber: number, matches: (row: number) => boolean): boolean {
  for (let row = rows.cases.first(caseNumber); row >= 0; row = rows.cases.next(row)) {
    if (matches(row)) return true;
  }
  return false;
}

function differs(rows: Rows, caseNumber: number): boolean {
  const first = rows.answer.at(rows.cases.first(caseNumber));
  return someRow(rows, caseNumber, (row) => rows.answer.at(row) !== first);
}

function sortKey(rows: Rows, sort: View['sort']): (caseNumber: number) => number {
  const column = sort === 'slowest' ? rows.latencyMs : rows.costUsd;
  return (caseNumber) => {
    let most = 0;
    for (const row of rows.cases.rows(caseNumber)) most = Math.max(most, column.at(row) || 0);
    return most;
  };
}

function sorted(cases: Uint32Array, keyOf: (caseNumber: number) => number): Uint32Array {
  const keys = Float64Array.from(cases, keyOf);
  const order = Uint32Array.from(cases.keys()).sort((one, other) => (keys[other] ?? 0) - (keys[one] ?? 0));
  return order.map((index) => cases[index] ?? 0);
}

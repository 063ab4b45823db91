import type { ResultColumns } from '../../columns.js';
import { UsageError } from '../../errors.js';
import { isExperimentId, isOlderExperimentId } from '../../prompt/experimentId.js';
import { resultHeader } from '../csv/resultRow.js';
import { annotationDigest, annotationPlaces } from './annotations.js';
import { type ColumnPlan, columnPlan } from './columnPlan.js';
import type { FinishedRows } from './finishedRows.js';
import type { ResultRecord } from './resultRecords.js';
import { type BrokenRow, noResults, otherColumns } from './resumeErrors.js';

const BOM = Buffer.from('\uFEFF');
const TORN_ID = /^r?[0-9a-f]{0,15}$/;
const END_OF_A_ROW = /,"?\d+"?,"?r?[0-9a-f]{16}"?\r?\n/;
const ID_IN_A_ROW = /,"?\d+"?,"?r?[0-9a-f]{16}"?,/g;

/** Counts the rows of a results file, one after the other, its header first. */
export class ResultsReader {
  #plan: ColumnPlan | undefined;
  #width = 0;
  #headerEnd = 0;
  #rows = 0;
  #endOffset = 0;
  #hasOlderIds = false;
  #idPlace = 0;
  #statusPlace = 0;
  #annotationPlaces: readonly (number | undefined)[] = [];
  /** The last row, where a text stands at its end: only its line end tells whether that is whole. */
  #pending: ResultRecord | undefined;
  /** The last row, where it is not whole: forgiven when nothing comes after it. */
  #torn: ResultRecord | undefined;
  readonly #broken: BrokenRow[] = [];
  readonly #finished = new Map<string, number>();
  readonly #errors = new Map<string, number>();
  readonly #annotations = { answers: new Map<string, number[]>(), errors: new Map<string, number[]>() };

  constructor(
    readonly path: string,
    readonly columns: ResultColumns,
    readonly flatten: boolean,
  ) {}

  add(record: ResultRecord): this {
    if (this.#torn !== undefined) this.#broken.push(this.#brokenRow(this.#torn));
    this.#torn = undefined;
    this.#settle();
    if (this.#plan === undefined) this.#addHeader(record);
    else if (!this.#isWhole(record)) this.#torn = record;
    else if (this.#endsWithText) this.#pending = record;
    else this.#addRow(record.cells);
    if (this.#torn === undefined && this.#pending === undefined) this.#endOffset = record.endOffset;
    return this;
  }

  /** `size` is the length of the file, `bytes` gives a part of it. */
  end(size: number, bytes: (start: number, end: number) => Buffer): FinishedRows {
    const pendingEnd = this.#pending?.endOffset ?? 0;
    if (pendingEnd > 0 && /[\r\n]/.test(bytes(pendingEnd - 1, pendingEnd).toString())) this.#settle();
    const tail = bytes(this.#endOffset, size).toString();
    const torn = this.#torn;
    if (torn !== undefined && (/[\r\n]$/.test(tail) || !this.#mayBeTorn(torn)))
      this.#broken.push(this.#brokenRow(torn));
    if (this.#broken.length > 0) throw noResults(this.path, this.#broken);
    if (torn === undefined && this.#hidesRows(tail)) throw this.#openQuote();
    return {
      rows: this.#rows,
      finished: this.#finished,
      errors: this.#errors,
      annotations: this.#annotations,
      hasOlderIds: this.#hasOlderIds,
      jsonColumns: this.#plan?.jsonColumns ?? [],
      plan: this.#plan,
      endOffset: this.#endOffset,
      form: {
        start: bytes(0, BOM.length).equals(BOM) ? '\uFEFF' : '',
        lineEnd: bytes(0, this.#headerEnd).toString().endsWith('\r\n') ? '\r\n' : '\n',
      },
    };
  }

  #addHeader({ cells: found, endOffset }: ResultRecord): void {
    const plan = columnPlan(found, this.columns, this.flatten);
    const wanted = resultHeader(this.columns);
    if (typeof plan === 'string') {
      const isOurs = found.includes('experiment_id');
      throw otherColumns(this.path, plan, isOurs ? wanted.filter((name) => !found.includes(name)) : []);
    }
    this.#plan = plan;
    this.#width = found.length;
    this.#headerEnd = endOffset;
    this.#idPlace = found.indexOf('experiment_id');
    this.#statusPlace = found.indexOf('status');
    this.#annotationPlaces = annotationPlaces(this.columns).map((place) => plan.places[place]);
  }

  get #endsWithText(): boolean {
    return this.#idPlace < this.#width - 1;
  }

  /** Counts the row that waits, now that it is known to be whole. */
  #settle(): void {
    if (this.#pending === undefined) return;
    this.#addRow(this.#pending.cells);
    this.#endOffset = this.#pending.endOffset;
    this.#pending = undefined;
  }

  /** Whether what lies behind the last whole row is more than one row. */
  #hidesRows(tail: string): boolean {
    if (!this.#endsWithText) return END_OF_A_ROW.test(tail);
    return [...tail.matchAll(ID_IN_A_ROW)].length > 1;
  }

  #addRow(cells: readonly string[]): void {
    const isError = cells[this.#statusPlace] === 'error';
    const id = cells[this.#idPlace] ?? '';
    const counts = isError ? this.#errors : this.#finished;
    counts.set(id, (counts.get(id) ?? 0) + 1);
    if (this.#annotationPlaces.length > 0) this.#annotate(id, isError, cells);
    this.#hasOlderIds ||= isOlderExperimentId(id);
    this.#rows += 1;
  }

  #annotate(id: string, isError: boolean, cells: readonly string[]): void {
    const digests = this.#annotations[isError ? 'errors' : 'answers'];
    const known = digests.get(id) ?? [];
    const annotations = this.#annotationPlaces.map(
      (place) => (place === undefined ? '' : cells[place]) ?? '',
    );
    digests.set(id, [...known, annotationDigest(annotations)]);
  }

  #isWhole({ cells }: ResultRecord): boolean {
    return cells.length === this.#width && isExperimentId(cells[this.#idPlace] ?? '');
  }

  #mayBeTorn({ cells }: ResultRecord): boolean {
    if (cells.length < this.#width) return true;
    return cells.length === this.#width && !this.#endsWithText && TORN_ID.test(cells.at(-1) ?? '');
  }

  #brokenRow({ line, cells }: ResultRecord): BrokenRow {
    const problem =
      cells.length === this.#width
        ? `its experiment_id '${cells[this.#idPlace]}' is none (has a spreadsheet program changed it?)`
        : `it has ${cells.length} cells instead of ${this.#width}`;
    return { line, problem };
  }

  #openQuote(): UsageError {
    return new UsageError(
      `${this.path}: behind its first ${this.#rows} rows, a quote opens that is never closed, and more rows follow; repair it`,
    );
  }
}

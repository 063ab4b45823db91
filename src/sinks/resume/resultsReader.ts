import type { ResultColumns } from '../../columns.js';
import { UsageError } from '../../errors.js';
import { isExperimentId, isOlderExperimentId } from '../../prompt/experimentId.js';
import { counted } from '../../text/counted.js';
import { resultHeader } from '../csv/resultRow.js';
import type { ResultFormat, ResultRecord } from '../resultFormat.js';
import { annotationDigest, annotationPlaces } from './annotations.js';
import { type ColumnPlan, columnPlan } from './columnPlan.js';
import type { FinishedRow } from './finishedRow.js';
import type { FinishedRows } from './finishedRows.js';
import { type BrokenRow, noResults, otherColumns } from './resumeErrors.js';
import { RowAccounts } from './rowAccounts.js';

const BOM = Buffer.from('\uFEFF');
/** Rows by whose length it is guessed how many there are, and how much longer the others may be. */
const SAMPLE_ROWS = 1000;
const SPARE = 1.05;
const TORN_ID = /^r?[0-9a-f]{0,15}$/;

export interface ResultsReaderOptions {
  readonly path: string;
  /** Bytes of the file. */
  readonly size: number;
  readonly columns: ResultColumns;
  readonly flatten: boolean;
  readonly format: ResultFormat;
  /** Told of each row with an answer. Default: nobody is. */
  readonly onFinished?: ((row: FinishedRow) => void) | undefined;
}

/**
 * Counts the rows of a results file, which are added one after the other, its header first. Throws a `UsageError` for a
 * header of another run, and at the end for rows that no run wrote.
 */
export class ResultsReader {
  #plan: ColumnPlan | undefined;
  #width = 0;
  #headerEnd = 0;
  #rows = 0;
  #endOffset = 0;
  #hasOlderIds = false;
  #idPlace = 0;
  #statusPlace = 0;
  #rowNumberPlace = 0;
  #annotationPlaces: readonly (number | undefined)[] = [];
  /** The last row, where a text stands at its end: only its line end tells whether that is whole. */
  #pending: ResultRecord | undefined;
  /** The last row, where it is not whole: forgiven when nothing comes after it. */
  #torn: ResultRecord | undefined;
  readonly #broken: BrokenRow[] = [];
  readonly #accounts = new RowAccounts();
  readonly #options: ResultsReaderOptions;

  constructor(options: ResultsReaderOptions) {
    this.#options = options;
  }

  /** Whether the cells of a column make a difference. */
  reads(place: number): boolean {
    return (
      this.#plan === undefined ||
      place === this.#idPlace ||
      place === this.#statusPlace ||
      place === this.#rowNumberPlace ||
      this.#annotationPlaces.includes(place)
    );
  }

  add(record: ResultRecord): this {
    if (this.#torn !== undefined) this.#broken.push(this.#brokenRow(this.#torn));
    this.#torn = undefined;
    this.#settle();
    if (this.#plan === undefined) this.#addHeader(record);
    else if (!this.#isWhole(record)) this.#torn = record;
    else if (this.#endsWithText && this.#options.format.needsLineEnd) this.#pending = record;
    else this.#addRow(record.cells);
    if (this.#torn === undefined && this.#pending === undefined) this.#endOffset = record.endOffset;
    return this;
  }

  /** `bytes` gives a part of the file. */
  end(bytes: (start: number, end: number) => Buffer): FinishedRows {
    const pendingEnd = this.#pending?.endOffset ?? 0;
    if (pendingEnd > 0 && /[\r\n]/.test(bytes(pendingEnd - 1, pendingEnd).toString())) this.#settle();
    const tail = bytes(this.#endOffset, this.#options.size).toString();
    const torn = this.#torn;
    if (torn !== undefined && (/[\r\n]$/.test(tail) || !this.#mayBeTorn(torn)))
      this.#broken.push(this.#brokenRow(torn));
    if (this.#broken.length > 0) throw noResults(this.#options.path, this.#broken);
    if (torn === undefined && this.#options.format.hidesRows(tail, this.#endsWithText))
      throw this.#openQuote();
    return {
      rows: this.#rows,
      accounts: this.#accounts,
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
    const { path, columns, flatten } = this.#options;
    const plan = columnPlan(found, columns, flatten);
    const wanted = resultHeader(columns);
    if (typeof plan === 'string') {
      const isOurs = found.includes('experiment_id');
      throw otherColumns(path, plan, isOurs ? wanted.filter((name) => !found.includes(name)) : []);
    }
    this.#plan = plan;
    this.#width = found.length;
    this.#headerEnd = endOffset;
    this.#idPlace = found.indexOf('experiment_id');
    this.#statusPlace = found.indexOf('status');
    this.#rowNumberPlace = found.indexOf('row_number');
    this.#annotationPlaces = annotationPlaces(columns).map((place) => plan.places[place]);
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

  #addRow(cells: readonly string[]): void {
    const id = cells[this.#idPlace] ?? '';
    const isError = cells[this.#statusPlace] === 'error';
    this.#accounts.add(id, isError, this.#digestOf(cells));
    this.#hasOlderIds ||= isOlderExperimentId(id);
    if (!isError)
      this.#options.onFinished?.({ experimentId: id, rowNumber: Number(cells[this.#rowNumberPlace]) });
    this.#rows += 1;
    if (this.#rows === SAMPLE_ROWS) this.#reserve();
  }

  /** Makes room for as many rows as there seem to be: growing by and by takes more. */
  #reserve(): void {
    const rows = (this.#options.size / Math.max(1, this.#endOffset)) * SAMPLE_ROWS;
    this.#accounts.reserve(SPARE * rows);
  }

  #digestOf(cells: readonly string[]): number | undefined {
    if (this.#annotationPlaces.length === 0) return undefined;
    return annotationDigest(this.#annotationPlaces.map((place) => cells[place ?? -1] ?? ''));
  }

  #isWhole({ cells, problem }: ResultRecord): boolean {
    return (
      problem === undefined && cells.length === this.#width && isExperimentId(cells[this.#idPlace] ?? '')
    );
  }

  #mayBeTorn({ cells, problem }: ResultRecord): boolean {
    if (problem !== undefined) return false;
    if (cells.length < this.#width) return true;
    return cells.length === this.#width && !this.#endsWithText && TORN_ID.test(cells.at(-1) ?? '');
  }

  #brokenRow({ line, cells, problem: known }: ResultRecord): BrokenRow {
    const problem =
      known ??
      (cells.length === this.#width
        ? `its experiment_id '${cells[this.#idPlace]}' is none (has a spreadsheet program changed it?)`
        : `it has ${counted(cells.length, 'cell')} instead of ${this.#width}`);
    return { line, problem };
  }

  #openQuote(): UsageError {
    return new UsageError(
      `${this.#options.path}: behind ${counted(this.#rows, 'row')}, a quote opens that is never closed, and more rows follow; repair it`,
    );
  }
}

import { RESULT_FIELDS, type ResultColumns } from '../../columns.js';
import { UsageError } from '../../errors.js';
import { excelCell } from '../csv/excelCell.js';
import { resultHeader } from '../csv/resultRow.js';
import type { FinishedRows } from './finishedRows.js';
import { headerDifference } from './headerDifference.js';
import type { ResultRecord } from './resultRecords.js';

const BOM = Buffer.from('\uFEFF');
const WHOLE_ID = /^[0-9a-f]{16}$/;
const TORN_ID = /^[0-9a-f]{0,15}$/;
const END_OF_A_ROW = /,"?\d+"?,"?[0-9a-f]{16}"?\r?\n/;
const STATUS_FROM_END = RESULT_FIELDS.length - RESULT_FIELDS.indexOf('status');

/** Counts the rows of a results file, one after the other, its header first. */
export class ResultsReader {
  #width = 0;
  #headerEnd = 0;
  #rows = 0;
  #endOffset = 0;
  #jsonColumns: readonly string[] = [];
  /** The last row, if it is not whole: forgiven when nothing comes after it. */
  #torn: ResultRecord | undefined;
  readonly #finished = new Map<string, number>();
  readonly #errors = new Map<string, number>();

  constructor(
    readonly path: string,
    readonly columns: ResultColumns,
    readonly flatten: boolean,
  ) {}

  add(record: ResultRecord): this {
    if (this.#torn) throw this.#notOurs(this.#torn);
    if (this.#width === 0) this.#addHeader(record);
    else if (!this.#isWhole(record)) this.#torn = record;
    else this.#addRow(record.cells);
    if (!this.#torn) this.#endOffset = record.endOffset;
    return this;
  }

  /** `size` is the length of the file, `bytes` gives a part of it. */
  end(size: number, bytes: (start: number, end: number) => Buffer): FinishedRows {
    const tail = bytes(this.#endOffset, size).toString();
    if (this.#torn && (/[\r\n]$/.test(tail) || !this.#mayBeTorn(this.#torn))) throw this.#notOurs(this.#torn);
    if (!this.#torn && END_OF_A_ROW.test(tail)) throw this.#openQuote();
    return {
      rows: this.#rows,
      finished: this.#finished,
      errors: this.#errors,
      jsonColumns: this.#jsonColumns,
      endOffset: this.#endOffset,
      form: {
        start: bytes(0, BOM.length).equals(BOM) ? '\uFEFF' : '',
        lineEnd: bytes(0, this.#headerEnd).toString().endsWith('\r\n') ? '\r\n' : '\n',
      },
    };
  }

  #addHeader({ cells: found, endOffset }: ResultRecord): void {
    const before = resultHeader(this.columns).length - RESULT_FIELDS.length;
    if (this.flatten)
      this.#jsonColumns = found.slice(before, Math.max(before, found.length - RESULT_FIELDS.length));
    const wanted = resultHeader(this.columns, this.#jsonColumns);
    const difference = headerDifference(found, wanted);
    if (difference !== undefined && headerDifference(found, wanted.map(excelCell)) !== undefined) {
      throw new UsageError(`${this.path} has other columns than this run: ${difference}`);
    }
    this.#width = found.length;
    this.#headerEnd = endOffset;
  }

  #addRow(cells: readonly string[]): void {
    const counts = cells.at(-STATUS_FROM_END) === 'error' ? this.#errors : this.#finished;
    const id = cells.at(-1) ?? '';
    counts.set(id, (counts.get(id) ?? 0) + 1);
    this.#rows += 1;
  }

  #isWhole({ cells }: ResultRecord): boolean {
    return cells.length === this.#width && WHOLE_ID.test(cells.at(-1) ?? '');
  }

  #mayBeTorn({ cells }: ResultRecord): boolean {
    return cells.length < this.#width || (cells.length === this.#width && TORN_ID.test(cells.at(-1) ?? ''));
  }

  #notOurs({ line, cells }: ResultRecord): UsageError {
    const problem =
      cells.length === this.#width
        ? `its experiment_id '${cells.at(-1)}' is none (has a spreadsheet program changed it?)`
        : `it has ${cells.length} cells instead of ${this.#width}`;
    return new UsageError(
      `${this.path}: the row in line ${line} is no result: ${problem}; repair or remove it`,
    );
  }

  #openQuote(): UsageError {
    return new UsageError(
      `${this.path}: behind its first ${this.#rows} rows, a quote opens that is never closed, and more rows follow; repair it`,
    );
  }
}

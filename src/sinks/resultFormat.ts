import type { Observable } from 'rxjs';
import type { LineEnd } from './files/openForAppending.js';

/** One row of an existing results file, its header included. */
export interface ResultRecord {
  /** Line that the row starts on, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Bytes from the start of the file to the end of this row, its line end included. */
  readonly endOffset: number;
  /** What keeps it from being a row, where that is more than its number of cells. */
  readonly problem?: string;
}

/** How a file is written, as far as one that is resumed goes on in its own way. */
export interface FileForm {
  /** What it starts with, such as a byte order mark. */
  readonly start: string;
  readonly lineEnd: LineEnd;
}

/**
 * How results are written, and how a file of them is read again as the journal of the run that wrote it. All formats hold
 * the same table: a header, and cells in its order.
 */
export interface ResultFormat {
  /** What ends a row. */
  readonly lineEnd: LineEnd;
  /** What is written in place of a cell. What it has made once, it leaves as it is. */
  cell(cell: string): string;
  /** What a file starts with. Empty where a row says by itself what its cells are. */
  head(header: readonly string[]): string;
  /** Makes rows under a header, each whole and with its line end. */
  rows(header: readonly string[]): (cells: readonly string[]) => string;
  /** The same format, as a file has it that is there. */
  like(form: FileForm): ResultFormat;
  /**
   * Reads the rows of a file, its header first. Ends before a last row that was cut off so that it cannot be read.
   * `isRead` tells of a column, by its place, whether its cells are wanted: of others, long ones may come empty. It is
   * asked once the header is out. Default: all are.
   */
  records(path: string, isRead?: (place: number) => boolean): Observable<ResultRecord>;
  /**
   * How many bytes a file has at most whose very first write, its head, was cut off; `0` where there is no head.
   */
  headBytes(header: readonly string[]): number;
  /** Whether all of a file that is as short as that is a part of such a head. */
  isTornHead(content: Buffer, header: readonly string[]): boolean;
  /** Whether a last row that reads as a whole one is whole only with its line end, if its last cell is a text. */
  readonly needsLineEnd: boolean;
  /** Whether a row that cannot be read to its end has swallowed others. `endsWithText`: whether a text is its last cell. */
  hidesRows(tail: string, endsWithText: boolean): boolean;
}

/** First in, first out. What a lane keeps its waiting rows in. */
export interface RowQueue<Row> {
  /** Rows that wait. */
  readonly size: number;
  /** Puts a row behind those that wait. */
  push(row: Row): void;
  /** The oldest row, or `undefined` when there is none. */
  shift(): Row | undefined;
  /** Lets go of everything, files included. Idempotent. */
  close(): void;
}

/** A record of an input: its header first. */
export interface InputRecord {
  /** Line that the record starts on, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Why this is no record, such as quotes that make no sense. */
  readonly problem?: string;
}

/** Bytes in, records out. Each call yields what has become whole, then throws an `InputError` if it must. */
export interface RecordReader {
  write(chunk: Uint8Array): Iterable<InputRecord>;
  end(): Iterable<InputRecord>;
}

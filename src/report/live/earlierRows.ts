import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { openTables } from '../../scores/tables/openTables.js';

/** The rows that a results file held when it was opened, whatever becomes of the file. */
export interface EarlierRows {
  /** Whether the file ends in the middle of a line: whoever goes on with it cuts that off and writes in its place. */
  readonly isTorn: boolean;
  /** Their cells in the order of `columns`. Can be read once, and closes the file. */
  read(columns: readonly string[]): AsyncIterable<readonly (readonly string[])[]>;
  /** For rows that nobody reads. */
  close(): void;
}

export interface EarlierRowsOptions {
  /** Whether rows without an answer are left out. Default `false`. */
  readonly answeredOnly?: boolean | undefined;
  /** How many rows there are; what comes behind them is left out. Default: all. */
  readonly count?: number | undefined;
}

const LINE_FEED = 0x0a;

/** Opens a results file. Nothing of it is read before that is asked for. Throws the system's error. */
export function earlierRows(path: string, options: EarlierRowsOptions = {}): EarlierRows {
  const { answeredOnly = false, count = Infinity } = options;
  const fd = openSync(path, 'r');
  const { size } = fstatSync(fd);
  const last = Buffer.alloc(1);
  const isTorn = size > 0 && readSync(fd, last, 0, 1, size - 1) === 1 && last[0] !== LINE_FEED;
  return {
    isTorn,
    close: () => closeSync(fd),
    async *read(columns) {
      if (size === 0) return closeSync(fd);
      const open = () => createReadStream(path, { fd, start: 0, end: size - 1 });
      const table = await openTables([{ name: path, open, canReopen: false }]);
      const places = columns.map((name) => table.columns.indexOf(name));
      const statusAt = table.columns.indexOf('status');
      let left = count;
      for await (const { rows } of table.batches) {
        const own = rows.slice(0, left);
        const kept = answeredOnly ? own.filter(({ cells }) => cells[statusAt] !== 'error') : own;
        yield kept.map(({ cells }) => places.map((place) => cells[place] ?? ''));
        left -= own.length;
        if (left <= 0) return;
      }
    },
  };
}

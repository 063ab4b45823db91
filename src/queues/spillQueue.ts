import { tmpdir } from 'node:os';
import { UsageError } from '../errors.js';
import { systemReason } from '../paths/systemReason.js';
import { bareRecord } from '../text/bareRecord.js';
import { memoryQueue } from './memoryQueue.js';
import { roughBytes } from './roughBytes.js';
import type { RowQueue } from './rowQueue.js';
import { type SpillFile, spillFile } from './spillFile.js';

export interface SpillQueueOptions<Row> {
  /** Rows in memory before a file is used. Default: those that fit. */
  readonly memoryLimit?: number | undefined;
  /** What they may take in memory, roughly, in bytes. Default 8 MiB: 30,000 short rows. One row always fits. */
  readonly memoryBytes?: number | undefined;
  /** What is written at once, in bytes. Default 128 KiB. */
  readonly blockBytes?: number | undefined;
  /** From where on the next file is begun, in bytes: a file that has been read gives back its disk space. Default 64 MiB. */
  readonly fileBytes?: number | undefined;
  /** Where the files go. Default: the system's folder for temporary files. */
  readonly directory?: string | undefined;
  /** A row as one line of text. Default: JSON. */
  readonly encode?: ((row: Row) => string) | undefined;
  /** And back. Default: JSON, with every object in a row a bare record, so that a `__proto__` cell stays a cell. */
  readonly decode?: ((line: string) => Row) | undefined;
}

/**
 * A queue whose memory is bounded: rows beyond it wait in temporary files, as one JSON line each, and come back in their
 * order. Rows must be plain JSON data, unless `encode` and `decode` say how they are written.
 *
 * No file is made while the rows fit in memory. Files are private (0600) and have no name where the system allows that.
 * Reading and writing are synchronous, a block at a time. Throws a `UsageError` when the disk refuses.
 *
 * @example
 * const waiting = spillQueue<Experiment>({ memoryLimit: 1000 });
 */
export function spillQueue<Row>(options: SpillQueueOptions<Row> = {}): RowQueue<Row> {
  const { memoryLimit = Infinity, memoryBytes = 8 * 1024 ** 2, directory = tmpdir() } = options;
  const { blockBytes = 128 * 1024, fileBytes = 64 * 1024 ** 2 } = options;
  const { encode = JSON.stringify, decode = parseBare } = options;

  // Oldest to youngest: rows in memory, blocks in files, lines of a block that is not full yet.
  const ready = memoryQueue<{ readonly row: Row; readonly bytes: number }>();
  const files: SpillFile[] = [];
  let lines: string[] = [];
  let lineBytes = 0;
  let readyBytes = 0;
  let spilledRows = 0;

  const keep = (row: Row, bytes: number) => {
    ready.push({ row, bytes });
    readyBytes += bytes;
  };

  const spill = (line: string) => {
    lines.push(line);
    lineBytes += line.length;
    spilledRows++;
    if (lineBytes >= blockBytes) onDisk(writeOpenBlock);
  };

  const writeOpenBlock = () => {
    const youngest = files.at(-1);
    const file = youngest && youngest.bytes < fileBytes ? youngest : spillFile(directory);
    if (file !== youngest) files.push(file);
    file.write(Buffer.from(takeOpenBlock().join('\n')));
  };

  const takeOpenBlock = () => {
    const taken = lines;
    lines = [];
    lineBytes = 0;
    return taken;
  };

  const takeOldestBlock = () => {
    const [file] = files;
    if (file === undefined) return takeOpenBlock();
    const block = file.read().toString().split('\n');
    if (file.blocks === 0) files.shift()?.close();
    return block;
  };

  const onDisk = <Value>(access: () => Value): Value => {
    try {
      return access();
    } catch (cause) {
      const reason = systemReason(cause);
      const message = `waiting rows cannot be kept in ${directory} (TMPDIR names another folder): ${reason}`;
      throw new UsageError(message, { cause });
    }
  };

  return {
    get size() {
      return ready.size + spilledRows;
    },
    push(row) {
      if (spilledRows === 0 && ready.size < memoryLimit) {
        const bytes = roughBytes(row);
        if (ready.size === 0 || readyBytes + bytes <= memoryBytes) return keep(row, bytes);
      }
      spill(encode(row));
    },
    shift() {
      if (ready.size === 0 && spilledRows > 0) {
        const block = onDisk(takeOldestBlock);
        spilledRows -= block.length;
        for (const line of block) keep(decode(line), line.length);
      }
      const oldest = ready.shift();
      readyBytes -= oldest?.bytes ?? 0;
      return oldest?.row;
    },
    close() {
      ready.close();
      takeOpenBlock();
      spilledRows = 0;
      readyBytes = 0;
      for (const file of files.splice(0)) onDisk(() => file.close());
    },
  };
}

/** The row itself stays as it was parsed: V8 knows it for one of those that never were on disk. */
function parseBare<Row>(line: string): Row {
  const row: unknown = JSON.parse(line);
  if (typeof row !== 'object' || row === null) return row as Row;
  for (const key in row) {
    const value: unknown = Reflect.get(row, key);
    if (typeof value === 'object') Reflect.set(row, key, bare(value));
  }
  return row as Row;
}

/** By hand: a reviver would be called for every cell. */
function bare(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(bare);
  const record = bareRecord<unknown>();
  for (const key in value) record[key] = bare(Reflect.get(value, key));
  return record;
}

import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { UsageError } from '../../errors.js';
import type { TableSource } from './table.js';

/** Rows are scored as many together as come with one piece: fewer and larger pieces cost less. */
const PIECE_BYTES = 256 * 1024;

/** The tables that paths name; `-` is stdin, which can be named once. */
export function tableSources(paths: readonly string[], stdin: Readable): readonly TableSource[] {
  if (paths.filter((path) => path === '-').length > 1) throw new UsageError('stdin (-) can be read once');
  return paths.map((path) =>
    path === '-'
      ? { name: 'stdin', open: () => stdin, canReopen: false }
      : { name: path, open: () => createReadStream(path, { highWaterMark: PIECE_BYTES }), canReopen: true },
  );
}

import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileInPieces } from '../../../../src/commands/run/input/fileInPieces.js';
import { openFilesIn } from '../../../queues/openFilesIn.js';
import { temporaryFolder } from '../../../support/temporaryFolder.js';

function fileOf(bytes: Buffer) {
  const folder = temporaryFolder();
  const path = join(folder, 'rows.csv');
  writeFileSync(path, bytes);
  return { folder, path };
}

/** No two blocks of it are the same. */
const NUMBERS = Buffer.from(Array.from({ length: 40_000 }, (_, n) => `${n}\n`).join(''));

describe('fileInPieces', () => {
  it('hands on every byte once, in pieces of at most 4 KB that stay as they were', async () => {
    const pieces: Buffer[] = [];
    for await (const piece of fileInPieces(fileOf(NUMBERS).path)) pieces.push(piece);

    expect(Buffer.concat(pieces).equals(NUMBERS)).toBe(true);
    expect(Math.max(...pieces.map(({ length }) => length))).toBe(4096);
  });

  it('ends at once where there is nothing', async () => {
    expect(await fileInPieces(fileOf(Buffer.alloc(0)).path).toArray()).toEqual([]);
  });

  it('fails with what the system says, its path included', async () => {
    const path = join(temporaryFolder(), 'none.csv');

    await expect(fileInPieces(path).toArray()).rejects.toMatchObject({ code: 'ENOENT', path });
  });

  it.runIf(process.platform === 'linux')('closes the file when nobody wants the rest', async () => {
    const { folder, path } = fileOf(NUMBERS);
    const input = fileInPieces(path);
    await once(input, 'readable');
    expect(openFilesIn(folder)).toHaveLength(1);

    input.destroy();
    await once(input, 'close');

    expect(openFilesIn(folder)).toEqual([]);
  });
});

import { writeFileSync } from 'node:fs';
import { lastValueFrom, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { OutputError, UsageError } from '../../../src/errors.js';
import { csvResultRecords } from '../../../src/sinks/csv/csvResultRecords.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';

function recordsOf(content: string | Uint8Array, isRead?: (place: number) => boolean) {
  const path = `${temporaryFolder()}/results.csv`;
  writeFileSync(path, content);
  return lastValueFrom(csvResultRecords(path, isRead).pipe(toArray()));
}

describe('csvResultRecords', () => {
  it('tells of each row where it starts and where it ends', async () => {
    expect(await recordsOf('a,b\n"1\n\r\n2\r",x\n\n3,"4"\n')).toEqual([
      { line: 1, cells: ['a', 'b'], endOffset: 4 },
      { line: 2, cells: ['1\n\r\n2\r', 'x'], endOffset: 15 },
      { line: 7, cells: ['3', '4'], endOffset: 22 },
    ]);
  });

  it('reads rows whatever ends them, and one whose first cell is empty', async () => {
    const records = await recordsOf('\uFEFFa,b\r\n1,2\n,3\r4,5');
    expect(records.map(({ cells }) => cells.join())).toEqual(['a,b', '1,2', ',3', '4,5']);
  });

  it('finds long texts and what comes behind them', async () => {
    const long = 'It is\r\n"said" '.repeat(10);
    const row = `"${long.replaceAll('"', '""')}",",",3\n`;
    expect(await recordsOf(`a,b,c\n${row}4,5,6\n`)).toEqual([
      { line: 1, cells: ['a', 'b', 'c'], endOffset: 6 },
      { line: 2, cells: [long, ',', '3'], endOffset: 6 + row.length },
      { line: 13, cells: ['4', '5', '6'], endOffset: 6 + row.length + 6 },
    ]);
  });

  it('leaves long cells out that nobody reads', async () => {
    const long = 'It is said '.repeat(10);
    const records = await recordsOf(`a,b\n"${long}","${long}"\n"${long}"\n`, (place) => place === 1);
    expect(records.map(({ cells }) => cells)).toEqual([['a', 'b'], ['', long], ['']]);
  });

  it('ends before a quote that is not closed', async () => {
    const records = await recordsOf('a,b\n1,2\n3,"4');
    expect(records.map(({ cells }) => cells.join())).toEqual(['a,b', '1,2']);
  });

  it('says which row is no CSV, and why', async () => {
    const error: unknown = await recordsOf(`a,b\n${'1,2\n'.repeat(10)}"3"4,5\n`).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toHaveProperty(
      'message',
      expect.stringMatching(
        /results\.csv: the row in line 12 is no CSV: Invalid Closing Quote: got "4" instead of /,
      ),
    );
    expect(error).toHaveProperty('cause.code', 'CSV_INVALID_CLOSING_QUOTE');
  });

  it('says which byte is no UTF-8', async () => {
    await expect(recordsOf(Buffer.from([0x61, 0x0a, 0xff, 0x0a]))).rejects.toThrow('byte 2 is not UTF-8');
  });

  it('says that a file cannot be read', async () => {
    const records = csvResultRecords(`${temporaryFolder()}/missing.csv`);
    const error: unknown = await lastValueFrom(records).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(OutputError);
    expect(error).toHaveProperty('cause.code', 'ENOENT');
  });
});

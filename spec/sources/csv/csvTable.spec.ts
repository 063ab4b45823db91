import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { lastValueFrom, mergeMap, take, tap, toArray } from 'rxjs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { InputError, UsageError } from '../../../src/errors.js';
import { csvTable } from '../../../src/sources/csv/csvTable.js';
import type { InputRow, InputTable } from '../../../src/sources/inputTable.js';
import { errorText } from '../../../src/text/errorText.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';

const streamOf = (...chunks: readonly (string | Buffer)[]) =>
  Readable.from(chunks.map((chunk) => Buffer.from(chunk)));

interface Read {
  readonly columns?: readonly string[];
  readonly rows: readonly InputRow[];
  readonly error?: unknown;
}

function read(open: () => Readable, options?: Parameters<typeof csvTable>[1]): Promise<Read> {
  return new Promise((resolve) => {
    let columns: readonly string[] = [];
    const rows: InputRow[] = [];
    csvTable(open, options)
      .pipe(
        tap((table) => {
          columns = table.columns;
        }),
        mergeMap((table) => table.rows),
      )
      .subscribe({
        next: (row) => rows.push(row),
        error: (error: unknown) => resolve({ columns, rows, error }),
        complete: () => resolve({ columns, rows }),
      });
  });
}

/** Reads rows that are wanted only when this has happened to the input. */
function readLate(open: () => Readable, happening: 'end' | 'close') {
  const input = open();
  const happened = new Promise<void>((resolve) => input.once(happening, resolve));
  let rows = 0;
  const all = csvTable(() => input).pipe(
    mergeMap((table) => happened.then(() => table)),
    mergeMap((table) => table.rows),
  );
  return new Promise<{ rows: number; error: string | undefined }>((resolve) => {
    all.subscribe({
      next: () => {
        rows += 1;
      },
      error: (error: unknown) => resolve({ rows, error: errorText(error) }),
      complete: () => resolve({ rows, error: undefined }),
    });
  });
}

const closed = (input: Readable) => new Promise<void>((resolve) => input.once('close', () => resolve()));

describe('csvTable', () => {
  it('emits the trimmed header, then the rows with their lines', async () => {
    expect(await read(() => streamOf(' a , b\n1,2\n\n"x\ny",3\n4,5'))).toEqual({
      columns: ['a', 'b'],
      rows: [
        { line: 2, cells: ['1', '2'] },
        { line: 4, cells: ['x\ny', '3'] },
        { line: 6, cells: ['4', '5'] },
      ],
    });
  });

  it('skips lines of nothing but blanks, and rows of nothing but empty cells', async () => {
    const { rows } = await read(() => streamOf('  \na,b\n \t \n,\n"",""\n,x\n,\n'));
    expect(rows).toEqual([{ line: 6, cells: ['', 'x'] }]);
  });

  it('has no rows where all of them are empty', async () => {
    const { error } = await read(() => streamOf('a,b\n,\n,\n'));
    expect(error).toEqual(new InputError('the input has no rows, only a header: a, b'));
  });

  it('hands on what is wrong with the quotes of a row, and refuses such a header', async () => {
    const { rows } = await read(() => streamOf('a,b,c\n1,"2"3\n4,5,6\n'));
    expect(rows).toMatchObject([
      { line: 2, cells: ['1', '"2"3', ''], problem: expect.stringMatching(/^line 2: the quote/) },
      { line: 3 },
    ]);
    const { error } = await read(() => streamOf('a,"b"c\n1,2\n'));
    expect(error).toMatchObject({
      message: expect.stringMatching(/^the header is broken: line 1: the quote that opens here/),
    });
  });

  it.each([
    { title: 'too few', row: '1', cells: ['1', '', ''], found: 1 },
    { title: 'too many', row: '1,2,3,4', cells: ['1', '2', '3', '4'], found: 4 },
  ])('says so of a row with $title fields, and reads on', async ({ row, cells, found }) => {
    const { rows } = await read(() => streamOf(`a,b,c\n"x\nx",2,3\n\n${row}\n4,5,6\n`));
    expect(rows[1]).toEqual({ line: 5, cells, problem: `line 5: expected 3 fields, found ${found}` });
    expect(rows[2]).toEqual({ line: 6, cells: ['4', '5', '6'] });
  });

  it.each([
    {
      title: 'a duplicate column',
      text: 'a, b ,b\n1,2,3\n',
      message: "line 1: duplicate column 'b' in the header",
    },
    {
      title: 'an empty column name',
      text: '\n\na, ,b\n1,2,3\n',
      message: 'line 3: column 2 has no name in the header',
    },
    { title: 'an empty input', text: '', message: 'the input is empty: it has no header' },
    { title: 'blank lines only', text: '\n \r\n', message: 'the input is empty: it has no header' },
    { title: 'no rows', text: 'a,b\n\n', message: 'the input has no rows, only a header: a, b' },
    { title: 'a header alone', text: 'a,b', message: 'the input has no rows, only a header: a, b' },
    {
      title: 'UTF-16 without a BOM',
      text: 'a\0,\0b\0\n\0',
      message: 'line 1: the header holds NUL characters: the file looks like UTF-16, save it as UTF-8',
    },
  ])('refuses $title', async ({ text, message }) => {
    const { rows, error } = await read(() => streamOf(text));
    expect(rows).toEqual([]);
    expect(error).toEqual(new InputError(message));
  });

  it.each([
    { title: 'a bad byte', chunks: ['a,b\n1,2\n3,4\n5,', Buffer.from([0xff]), '\n7,8\n'], offset: 14 },
    { title: 'a bad byte right behind a row', chunks: ['a,b\n1,2\n3,4\n', Buffer.from([0xff])], offset: 12 },
    {
      title: 'a character cut off at the end',
      chunks: ['a,b\n1,2\n3,4\n5,', Buffer.from([0xe2, 0x82])],
      offset: 14,
    },
    {
      title: 'a character cut off in the middle',
      chunks: ['a,b\n1,2\n3,4\n5,', Buffer.from([0xe2]), 'x\n'],
      offset: 14,
    },
    {
      title: 'all in one chunk',
      chunks: [Buffer.from('a,b\n1,2\n3,4\n5,\xff\n7,8\n', 'latin1')],
      offset: 14,
    },
  ])('delivers the rows before invalid UTF-8, then names its place: $title', async ({ chunks, offset }) => {
    const { rows, error } = await read(() => streamOf(...chunks));
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(error).toEqual(new InputError(`the input is not UTF-8 at byte ${offset}; save it as UTF-8`));
  });

  it('reads UTF-16 that begins with its mark', async () => {
    const { rows } = await read(() => streamOf(Buffer.from('\uFEFFa,b\n1,\u00e9\n', 'utf16le')));
    expect(rows).toEqual([{ line: 2, cells: ['1', '\u00e9'] }]);
  });

  it('delivers the rows before an unclosed quote, then names the line where it opens', async () => {
    const { rows, error } = await read(() => streamOf('a,b\n1,2\n3,"4\n5,6\n'));
    expect(rows).toEqual([{ line: 2, cells: ['1', '2'] }]);
    expect(error).toEqual(new InputError('line 3: the quote that opens here is never closed'));
  });

  it('takes delimiter, comment and the longest record from its options', async () => {
    const { rows } = await read(() => streamOf('#c\na;b\n1;2\n'), { delimiter: ';', comment: '#' });
    expect(rows).toEqual([{ line: 3, cells: ['1', '2'] }]);
    const { error } = await read(() => streamOf(`a,b\n1,${'x'.repeat(200)}\n`), { maxRecordBytes: 100 });
    expect(error).toEqual(new InputError('line 2: a record longer than 100 bytes starts here'));
  });

  it('opens the input once per subscription, and only then', async () => {
    let opened = 0;
    const table = csvTable(() => {
      opened++;
      return streamOf('a\n1\n');
    }).pipe(
      mergeMap(({ rows }) => rows),
      toArray(),
    );
    expect(opened).toBe(0);
    expect(await lastValueFrom(table)).toEqual(await lastValueFrom(table));
    expect(opened).toBe(2);
  });

  it('lets its rows be read once', async () => {
    const again = csvTable(() => streamOf('a\n1\n')).pipe(
      mergeMap(({ rows }) => rows.pipe(mergeMap(() => rows))),
    );
    await expect(lastValueFrom(again)).rejects.toThrow(
      new UsageError('the rows of an input can be read once, and while its table is subscribed to'),
    );
  });

  it('lets no rows be read when the table is no longer wanted', async () => {
    const table = await lastValueFrom(csvTable(() => streamOf('a\n1\n')).pipe(take(1)));
    await expect(lastValueFrom(table.rows)).rejects.toBeInstanceOf(UsageError);
  });

  it('pauses the input behind the header until the rows are wanted', async () => {
    const input = new PassThrough();
    input.write('a,b\n1,2\n');
    const { table, subscription } = await new Promise<{
      table: InputTable;
      subscription: { unsubscribe(): void };
    }>((resolve) => {
      const subscription = csvTable(() => input).subscribe((table) =>
        setImmediate(() => resolve({ table, subscription })),
      );
    });
    expect(input.isPaused()).toBe(true);
    const rows: InputRow[] = [];
    const done = new Promise<void>((resolve) => {
      table.rows.subscribe({ next: (row) => rows.push(row), complete: resolve });
    });
    input.end('3,4\n');
    await done;
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    subscription.unsubscribe();
  });

  it.each([
    { title: 'ends', code: '', rows: 2, error: undefined },
    { title: 'ends without rows', code: '', rows: 0, error: 'the input has no rows, only a header: a, b' },
    {
      title: 'ends in the middle of a quote',
      code: '"3',
      rows: 2,
      error: expect.stringContaining('the quote that opens here is never closed'),
    },
  ])('keeps the rows of a pipe that $title before they are wanted', async ({ code, rows, error }) => {
    const cat = spawn('cat');
    cat.stdin.end(`a,b\n${'1,2\n'.repeat(rows)}${code}`);

    const found = await readLate(() => cat.stdout, 'end');
    expect(found).toEqual({ rows, error });
  });

  it('keeps the rows of an input that fails before they are wanted', async () => {
    const input = new PassThrough();
    input.write('a,b\n1,2\n3,4\n');
    setImmediate(() => setImmediate(() => input.destroy(new Error('the disk is gone'))));

    const error = 'the input cannot be read: the disk is gone';
    expect(await readLate(() => input, 'close')).toEqual({ rows: 2, error });
  });

  it('destroys an idle input on unsubscription, before the header and behind it', async () => {
    for (const start of ['', 'a,b\n1,2\n3,4\n']) {
      const input = new PassThrough();
      input.write(start);
      const ended = closed(input);
      const subscription = csvTable(() => input)
        .pipe(mergeMap(({ rows }) => rows))
        .subscribe();
      await new Promise((resolve) => setImmediate(resolve));
      expect(input.destroyed).toBe(false);
      subscription.unsubscribe();
      await ended;
      expect(input.destroyed).toBe(true);
    }
  });

  it('destroys the input and completes when no more rows are wanted', async () => {
    const input = new PassThrough();
    input.write('a,b\n1,2\n3,4\n5,6\n');
    const ended = closed(input);
    const rows = await lastValueFrom(
      csvTable(() => input).pipe(
        mergeMap((table) => table.rows.pipe(take(2))),
        toArray(),
      ),
    );
    expect(rows).toHaveLength(2);
    await ended;
    expect(input.destroyed).toBe(true);
  });

  it.each([
    { title: 'before the header', before: '' },
    { title: 'behind some rows', before: 'a,b\n1,2\n3,4\n' },
  ])('errors when the input fails $title', async ({ before }) => {
    const failing = () => {
      const input = new PassThrough();
      if (before !== '') input.write(before);
      setImmediate(() =>
        setImmediate(() => setImmediate(() => input.destroy(new Error('the disk is gone')))),
      );
      return input;
    };
    const { error } = await read(failing);
    expect(error).toEqual(new InputError('the input cannot be read: the disk is gone'));
  });

  it('errors when the input is closed before its end', async () => {
    const { error } = await read(() => {
      const input = new PassThrough();
      setImmediate(() => input.destroy());
      return input;
    });
    expect(error).toEqual(new InputError('the input cannot be read: it was closed before its end'));
  });

  it('lets the event loop run between chunks', async () => {
    const seenAt: number[] = [];
    let turns = 0;
    const turn = () => {
      turns++;
      return setImmediate(turn);
    };
    turn();
    const chunks = Array.from({ length: 5 }, (_, index) => `${index},x\nfiller,x\n`);
    await lastValueFrom(
      csvTable(() => streamOf('a,b\n', ...chunks)).pipe(
        mergeMap(({ rows }) => rows),
        tap(() => seenAt.push(turns)),
      ),
    );
    expect(new Set(seenAt).size).toBeGreaterThanOrEqual(4);
  });

  it('lets the event loop run between the rows of a chunk that take long, and keeps their order', async () => {
    const clock = vi.spyOn(process, 'hrtime').mockReturnValue([0, 5e6]);
    onTestFinished(() => clock.mockRestore());
    const seen: string[] = [];
    const note = ({ cells: [cell = ''] }: InputRow) => {
      seen.push(cell);
      setImmediate(() => seen.push(`behind ${cell}`));
    };
    await lastValueFrom(
      csvTable(() => streamOf('a\n', '1\n2\n3\n4\n')).pipe(
        mergeMap(({ rows }) => rows),
        tap(note),
      ),
    );

    expect(seen.filter((entry) => !entry.startsWith('behind'))).toEqual(['1', '2', '3', '4']);
    expect(seen.indexOf('behind 1')).toBeGreaterThan(0);
    expect(seen.indexOf('behind 1')).toBeLessThan(seen.indexOf('4'));
  });
});

describe('csvTable on a file', () => {
  it('says which file is missing', async () => {
    const path = join(temporaryFolder(), 'none.csv');
    const { error } = await read(() => createReadStream(path));
    expect(error).toBeInstanceOf(InputError);
    expect(String(error)).toContain(path);
  });

  it('reads thousands of rows over many chunks, each exactly once', async () => {
    const path = join(temporaryFolder(), 'rows.csv');
    const lines = Array.from({ length: 20_000 }, (_, index) => `${index},"cell ${index}, with a comma"`);
    await writeFile(path, `number,text\n${lines.join('\n')}\n`);
    const { rows } = await read(() => createReadStream(path));
    expect(rows).toEqual(
      lines.map((_, index) => ({ line: index + 2, cells: [String(index), `cell ${index}, with a comma`] })),
    );
  });
});

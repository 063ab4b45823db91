import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, parse } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.js';
import { type CsvRecord, type CsvRecordsOptions, csvRecords } from '../../../src/sources/csv/csvRecords.js';

interface Read {
  readonly records: readonly CsvRecord[];
  readonly error?: string;
}

function read(chunks: readonly (string | Uint8Array)[], options?: CsvRecordsOptions): Read {
  const csv = csvRecords(options);
  const records: CsvRecord[] = [];
  try {
    for (const chunk of chunks) for (const record of csv.write(Buffer.from(chunk))) records.push(record);
    for (const record of csv.end()) records.push(record);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { records, error: error.message };
  }
  return { records };
}

const cellsOf = ({ records }: Read) => records.map(({ cells }) => cells);
const linesOf = ({ records }: Read) => records.map(({ line }) => line);
const byBytes = (text: string) => [...Buffer.from(text)].map((byte) => Uint8Array.of(byte));
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

const spectrum = dirname(createRequire(import.meta.url).resolve('csv-spectrum/package.json'));
// The CSV of location_coordinates is in Latin-1, and its JSON names another telephone number.
const samples = readdirSync(join(spectrum, 'csvs')).filter(
  (file) => !file.startsWith('location_coordinates'),
);

describe('csvRecords', () => {
  it.each([
    {
      title: 'LF, CRLF and CR in one file',
      text: 'a,b\n1,2\r\n3,4\r5,6',
      expected: [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
    },
    {
      title: 'blank lines',
      text: '\n\na,b\r\n\r\n1,2\n\n',
      expected: [
        ['a', 'b'],
        ['1', '2'],
      ],
    },
    {
      title: 'empty cells',
      text: 'a,,\n,"",\n',
      expected: [
        ['a', '', ''],
        ['', '', ''],
      ],
    },
    {
      title: 'doubled quotes, delimiters and line breaks inside quotes',
      text: '"a ""b"", c\r\nd",e\n',
      expected: [['a "b", c\r\nd', 'e']],
    },
    { title: 'a quote in the middle of an unquoted cell', text: '5" pipe,x\n', expected: [['5" pipe', 'x']] },
    { title: 'a quote behind a blank', text: ' "a",b\n', expected: [[' "a"', 'b']] },
    { title: 'rows of any length', text: 'a,b\n1\n1,2,3\n', expected: [['a', 'b'], ['1'], ['1', '2', '3']] },
    { title: 'leading and trailing blanks', text: ' a , b \n', expected: [[' a ', ' b ']] },
    { title: 'NUL and emoji', text: 'a\0b,\u{1f600}\n', expected: [['a\0b', '\u{1f600}']] },
    { title: 'nothing', text: '', expected: [] },
    { title: 'nothing but blank lines', text: '\n\r\n\r', expected: [] },
  ])('reads $title', ({ text, expected }) => {
    expect(cellsOf(read([text]))).toEqual(expected);
    expect(cellsOf(read(byBytes(text)))).toEqual(expected);
  });

  it.each([
    { title: 'blank lines', text: '\na\n\n\r\nb\n', expected: [2, 5] },
    {
      title: 'line breaks in cells',
      text: 'a,"1\n2"\nb,"1\r\n2\r\n3"\r\nc,"\r\n\r\r\n"\nd\n',
      expected: [1, 3, 6, 10],
    },
    { title: 'a mix of line ends', text: 'a\rb\r\nc\nd', expected: [1, 2, 3, 4] },
    { title: 'comments', text: '#"x\na\n# \n\n"b\n",#\nc\n', expected: [2, 5, 7], comment: '#' },
  ])('counts lines over $title', ({ text, expected, ...options }) => {
    expect(linesOf(read([text], options))).toEqual(expected);
    expect(linesOf(read(byBytes(text), options))).toEqual(expected);
  });

  it('takes a comment only at the start of a line', () => {
    const text = '#c\na#b,#d\n #e,"#f"\n';
    expect(cellsOf(read([text], { comment: '#' }))).toEqual([
      ['a#b', '#d'],
      [' #e', '#f'],
    ]);
  });

  it('has no comments unless they are asked for', () => {
    expect(cellsOf(read(['#a,b\n']))).toEqual([['#a', 'b']]);
  });

  it.each([
    ',',
    '::',
    '-'.repeat(40),
  ])('counts lines from the first on where cells are apart by %s', (delimiter) => {
    expect(linesOf(read([`a${delimiter}b\nc\n`], { delimiter }))).toEqual([1, 2]);
    expect(read(['"a'], { delimiter }).error).toBe('line 1: the quote that opens here is never closed');
  });

  it('separates by the delimiter it is given', () => {
    expect(cellsOf(read(['a;"b;c";d,e\n'], { delimiter: ';' }))).toEqual([['a', 'b;c', 'd,e']]);
    expect(cellsOf(read(['a\tb\n'], { delimiter: '\t' }))).toEqual([['a', 'b']]);
  });

  it.each([
    { title: 'in the first cell', text: 'a,b\n\n"x,\ny', line: 3, before: 1 },
    { title: 'behind cells with line breaks', text: 'a,b\n1,2\n"3\r\n3","x\r\n\r\n', line: 4, before: 2 },
    { title: 'right at the end', text: 'a,b\n1,"', line: 2, before: 1 },
    { title: 'with a doubled quote at the end', text: 'a,b\n1,"x""', line: 2, before: 1 },
    { title: 'far from the end', text: `a,b\n1,"${'x\n'.repeat(1000)}`, line: 2, before: 1 },
    { title: 'behind comments', text: 'a\n# "\n"b\n', line: 3, before: 1, comment: '#' },
  ])('names the line where a quote opens that is never closed, $title', ({
    text,
    line,
    before,
    ...options
  }) => {
    for (const chunks of [[text], byBytes(text)]) {
      const { records, error } = read(chunks, options);
      expect(error).toBe(`line ${line}: the quote that opens here is never closed`);
      expect(records).toHaveLength(before);
    }
  });

  it('refuses what an unclosed quote swallows before it fills the memory', () => {
    const chunks = ['a,b\n1,"x\n', ...Array.from({ length: 100 }, () => 'y\n'.repeat(50)), '"\n2,3\n'];
    const { records, error } = read(chunks, { maxRecordBytes: 1000 });
    expect(error).toBe(
      'line 2: a record longer than 1000 bytes starts here; the quote that opens in line 2 is not closed by then',
    );
    expect(records).toHaveLength(1);
  });

  it('says of a closed record that is too long nothing of its quotes', () => {
    const { error } = read([`a,b\n1,"${'x'.repeat(1000)}"\n2,3\n`], { maxRecordBytes: 1000 });
    expect(error).toBe('line 2: a record longer than 1000 bytes starts here');
  });

  it.each([
    { title: 'in one chunk', chunks: [`a,b\n1,2\n${'x'.repeat(1001)}\n3,4\n`] },
    {
      title: 'over many chunks',
      chunks: ['a,b\n1,2\n', ...Array.from({ length: 20 }, () => 'x'.repeat(100)), '\n'],
    },
  ])('refuses a record that is too long, $title, behind those before it', ({ chunks }) => {
    const { records, error } = read(chunks, { maxRecordBytes: 1000 });
    expect(error).toBe('line 3: a record longer than 1000 bytes starts here');
    expect(records).toHaveLength(2);
  });

  it('accepts a file that is longer than its longest record may be', () => {
    const text = 'abcdefgh,x\n'.repeat(500);
    expect(read([text], { maxRecordBytes: 100 }).records).toHaveLength(500);
    expect(read(byBytes(text), { maxRecordBytes: 100 }).records).toHaveLength(500);
  });

  it.each(samples)('reads the public sample %s', (file) => {
    const [header = [], ...rows] = cellsOf(read([readFileSync(join(spectrum, 'csvs', file))]));
    const records = rows.map((row) => Object.fromEntries(row.map((cell, index) => [header[index], cell])));
    expect(records).toEqual(
      JSON.parse(readFileSync(join(spectrum, 'json', `${parse(file).name}.json`), 'utf8')),
    );
  });

  it('gives back any cells that were written by the rules', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', ',', '"', '\n', '\r', '\0', '\u00e9', '\u{1f600}'),
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.nat({ max: 12 }),
        (rows, lineEnd, chunkBytes) => {
          const bytes = Buffer.from(rows.map((row) => row.map(quoted).join(',') + lineEnd).join(''));
          const chunks = [];
          for (let from = 0; from < bytes.length; from += chunkBytes + 1)
            chunks.push(bytes.subarray(from, from + chunkBytes + 1));
          expect(cellsOf(read(chunks))).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
  });

  const problemsOf = ({ records }: Read) =>
    records.map(({ cells, problem }) => problem?.replace(/;.*/, '') ?? cells.join('|'));

  it.each([
    {
      title: 'a quote that is closed by the next quoted cell',
      text: 'a,b\n1,"two inches\n3,4\n5,"six, seven"\n8,9\n',
      expected: [
        'line 2: the quote that opens here closes in line 4 in front of more text',
        ...['3|4', '5|six, seven', '8|9'],
      ],
    },
    {
      title: 'text behind a closing quote in the same line',
      text: 'a,b\n"two" inches,x\n3,4\n',
      expected: ['line 2: the quote that opens here closes in front of more text', '3|4'],
    },
    {
      title: 'a blank behind a closing quote',
      text: 'a,b\n"two" ,x\n3,4\n',
      expected: ['line 2: the quote that opens here closes in front of more text', '3|4'],
    },
    {
      title: 'two stray quotes, one behind the other',
      text: 'a,b\n1,"one\n2,"two\n3,"three"\n',
      expected: [
        'line 2: the quote that opens here closes in line 3 in front of more text',
        'line 3: the quote that opens here closes in line 4 in front of more text',
        '3|three',
      ],
    },
    {
      title: 'a stray quote behind a cell of several lines',
      text: 'a,b\n"1\n2","three\n4,"five"\n',
      expected: ['line 3: the quote that opens here closes in line 4 in front of more text', '4|five'],
    },
    {
      title: 'a stray quote in the first cell',
      text: 'a,b\n"one,two\n"three",four\n',
      expected: ['line 2: the quote that opens here closes in line 3 in front of more text', 'three|four'],
    },
    {
      title: 'CRLF',
      text: 'a,b\r\n1,"two\r\n3,4\r\n5,"six"\r\n',
      expected: ['line 2: the quote that opens here closes in line 4 in front of more text', '3|4', '5|six'],
    },
    {
      title: 'CR',
      text: 'a,b\r1,"two\r3,"four"\r5,6\r',
      expected: ['line 2: the quote that opens here closes in line 3 in front of more text', '3|four', '5|6'],
    },
    {
      title: 'no line end at the end',
      text: 'a,b\n1,"two" inches',
      expected: ['line 2: the quote that opens here closes in front of more text'],
    },
    {
      title: 'quotes that backslashes escape',
      text: 'a,b\n1,"say \\"hi\\", ok"\n2,3\n',
      expected: ['line 2: a quote is escaped by a backslash here, which CSV does not know', '2|3'],
    },
    {
      title: 'a backslash in front of a quote that seems to close',
      text: 'a,b,c\n1,"say \\", ok"\n2,3,4\n',
      expected: ['line 2: a quote is escaped by a backslash here, which CSV does not know', '2|3|4'],
    },
    {
      title: 'backslashes in a cell without quotes',
      text: 'a,b\n1,say \\"hi\\"\n2,3\n',
      expected: ['line 2: a quote is escaped by a backslash here, which CSV does not know', '2|3'],
    },
    {
      title: 'an escaped quote that swallows lines',
      text: 'a,b\n1,"say \\"",x\n2,3\n4,"five"\n',
      expected: ['line 2: the quote that opens here closes in line 4 in front of more text', '2|3', '4|five'],
    },
    {
      title: 'a path that ends in a backslash, which is fine',
      text: 'a\n"C:\\"\nb\n',
      expected: ['C:\\', 'b'],
    },
    { title: 'inches without quotes, which are fine', text: 'a,b\n5" pipe,6"\n', expected: ['5" pipe|6"'] },
  ])('loses no line to $title', ({ text, expected }) => {
    for (const chunks of [[text], byBytes(text)]) {
      const result = read(chunks);
      expect(result.error).toBeUndefined();
      expect(problemsOf(result).slice(1)).toEqual(expected);
    }
  });

  it('keeps what stands before a quote that makes no sense, and the rest of its line as it is', () => {
    const { records } = read(['a,b,c\nmock,"m, n","two" inches,x\r\n"y"z\n']);
    expect(records.slice(1).map(({ cells }) => cells)).toEqual([
      ['mock', 'm, n', '"two" inches,x'],
      ['"y"z'],
    ]);
  });

  it('loses no row to stray quotes, wherever they are', () => {
    const word = fc.string({ unit: fc.constantFrom('a', ' ', '\u00e9', "'"), minLength: 1, maxLength: 4 });
    const row = fc.oneof(
      fc.tuple(word, word).map((cells) => ({ text: cells.join(), read: cells.join('|') })),
      fc
        .tuple(word, word)
        .map(([one, two]) => ({ text: `${one},"x${two}, ""y"""`, read: `${one}|x${two}, "y"` })),
      word.map((text) => ({ text: `${text},"stray`, read: undefined })),
      word.map((text) => ({ text: `"stray,${text}`, read: undefined })),
      word.map((text) => ({ text: `${text},"closed" and more`, read: undefined })),
    );
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 12 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 20 }),
        (rows, lineEnd, chunkBytes) => {
          const last = { text: 'end,"quoted"', read: 'end|quoted' };
          const bytes = Buffer.from([...rows, last].map(({ text }) => text + lineEnd).join(''));
          const chunks = [];
          for (let from = 0; from < bytes.length; from += chunkBytes)
            chunks.push(bytes.subarray(from, from + chunkBytes));
          const { records, error } = read(chunks);
          expect(error).toBeUndefined();
          expect(
            records.map(({ cells, problem }) => (problem === undefined ? cells.join('|') : undefined)),
          ).toEqual(
            [...rows, last].filter(({ text }) => text.trim() !== '').map((expected) => expected.read),
          );
          expect(records.map(({ line }) => line)).toEqual([...rows, last].map((_, index) => index + 1));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('takes time in proportion to the text, whatever the quotes are like', () => {
    let steps = 0;
    const bytes = (text: string) =>
      new Proxy(Buffer.from(text), {
        get: (target, key) => {
          if (key === 'indexOf' || key === 'subarray') steps += 1;
          const value: unknown = Reflect.get(target, key);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    const stepsFor = (rows: number) => {
      steps = 0;
      const csv = csvRecords();
      expect([
        ...csv.write(bytes('1,"stray\n'.repeat(rows))),
        ...csv.write(Buffer.from('2,"x"\n')),
      ]).toHaveLength(rows + 1);
      return steps;
    };
    expect(stepsFor(2000)).toBeLessThan(2.5 * stepsFor(1000));
  });

  it.each([
    { title: 'LF', lineEnd: '\n' },
    { title: 'CRLF', lineEnd: '\r\n' },
  ])('gives out a record with its line end, $title, and not with the next one', ({ lineEnd }) => {
    const rows = [
      'a,b',
      '1,2',
      '"3","4"',
      '"5\n6",""',
      ',',
      '"7""","8"',
      '9,\u00e9',
      'x',
      '"y"',
      '5" pipe,"z"',
    ];
    const csv = csvRecords();
    for (const row of rows) {
      const bytes = [...Buffer.from(row + lineEnd)];
      const early = bytes.slice(0, -1).flatMap((byte) => [...csv.write(Uint8Array.of(byte))]);
      expect(early).toEqual([]);
      expect([...csv.write(Uint8Array.from(bytes.slice(-1)))]).toHaveLength(1);
    }
    expect([...csv.end()]).toEqual([]);
  });

  it('gives out each record with its last byte, whatever its cells are', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', ' ', ',', '"', '\n', '\r', '#', '\u00e9', '\u{1f600}'),
    });
    const row = fc.array(cell, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), fc.constantFrom('\n', '\r\n'), (rows, lineEnd) => {
        const csv = csvRecords();
        const gaps = rows.map((cells) => {
          const bytes = byBytes(cells.map(quoted).join(',') + lineEnd);
          return bytes.map((byte) => [...csv.write(byte)].map((record) => record.cells));
        });
        expect(gaps.map((given) => given.slice(0, -1).flat())).toEqual(rows.map(() => []));
        expect(gaps.map((given) => given.at(-1))).toEqual(rows.map((cells) => [cells]));
        expect([...csv.end()]).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('gives out what stands before a quote that is still open', () => {
    const csv = csvRecords();
    expect([...csv.write(Buffer.from('a,b\n1,2\n3,"4'))].map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('reads any text to its end or refuses it with a line, the same however it is cut', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', '#', '\uFEFF'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, fc.constantFrom(undefined, '#'), (input, comment) => {
        const atOnce = read([input], { comment });
        expect(read(byBytes(input), { comment })).toEqual(atOnce);
        const lineCount = input.split(/\r\n|\n|\r/).length;
        const lines = [
          ...linesOf(atOnce),
          ...(atOnce.error ? [Number(/^line (\d+):/.exec(atOnce.error)?.[1])] : []),
        ];
        expect(lines).toEqual([...lines].sort((a, b) => a - b));
        for (const line of lines) expect(line >= 1 && line <= lineCount).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });
});

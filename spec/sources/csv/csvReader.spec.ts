import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.js';
import { csvReader } from '../../../src/sources/csv/csvReader.js';
import { invalidUtf8At } from '../../../src/text/utf8.js';

function read(chunks: readonly Uint8Array[]): {
  readonly cells: readonly (readonly string[])[];
  readonly error?: string;
} {
  const reader = csvReader();
  const cells: (readonly string[])[] = [];
  try {
    for (const chunk of chunks) for (const record of reader.write(chunk)) cells.push(record.cells);
    for (const record of reader.end()) cells.push(record.cells);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { cells, error: error.message };
  }
  return { cells };
}

describe('csvReader', () => {
  it('leaves out records of blank cells, however many', () => {
    expect(read([Buffer.from('a\n \n\t\n""\nb\n,\n, ,\n"",""\n,c\n')]).cells).toEqual([
      ['a'],
      ['b'],
      ['', 'c'],
    ]);
  });

  it('leaves out a last record that is blank and has no line end', () => {
    expect(read([Buffer.from('a,b\n , ')]).cells).toEqual([['a', 'b']]);
  });

  const mark = '\uFEFF';
  it.each([
    { title: 'a byte order mark', text: `${mark}a,b\n` },
    { title: 'two of them', text: `${mark}${mark}"a","b"\n` },
    { title: 'none', text: 'a,b\n' },
    { title: 'sep=;', text: 'sep=;\na;b\n', line: 2 },
    { title: 'a mark and sep=;', text: `${mark}sep=;\r\na;b\r\n`, line: 2 },
    { title: 'sep=; and a mark', text: `sep=;\n${mark}"a";b\n`, line: 2 },
    { title: 'SEP= and a tab', text: 'SEP=\t\na\tb\n', line: 2 },
    { title: '"sep=|"', text: '"sep=|"\ra|b\r', line: 2 },
    { title: 'sep=\u00a6', text: 'sep=\u00a6\na\u00a6b\n', line: 2 },
    { title: 'sep=; although another delimiter is asked for', text: 'sep=;\na,b\n', line: 2, delimiter: ',' },
    { title: 'blank lines', text: '\n\r\n,,\na,b\n', line: 4 },
  ])('reads the header behind $title', ({ text, line = 1, delimiter }) => {
    const bytes = Buffer.from(text);
    for (const chunks of [[bytes], [...bytes].map((byte) => Uint8Array.of(byte))]) {
      const reader = csvReader({ delimiter });
      const records = [...chunks.flatMap((chunk) => [...reader.write(chunk)]), ...reader.end()];
      expect(records).toEqual([{ line, cells: ['a', 'b'] }]);
    }
  });

  it.each([
    's',
    'sep',
    'sep=',
    'sep=;',
    '"sep=;"',
    'sep=;\r',
    mark,
    `${mark}s`,
    'se,b',
  ])('loses nothing of an input that is no more than "%s"', (text) => {
    const { cells } = read([Buffer.from(text)]);
    const expected = { [mark]: [], [`${mark}s`]: [['s']], '"sep=;"': [['sep=;']], 'se,b': [['se', 'b']] }[
      text
    ];
    expect(cells).toEqual(text === 'sep=;\r' ? [] : (expected ?? [[text]]));
  });

  it('takes a column called sep for what it is', () => {
    expect(read([Buffer.from('sep,b\nsep=1,2\n')]).cells).toEqual([
      ['sep', 'b'],
      ['sep=1', '2'],
    ]);
  });

  it.each([
    'utf16le',
    'utf16be',
  ] as const)('reads %s that begins with its mark, however it is cut', (encoding) => {
    const units = Buffer.from(`${mark}sep=;\na;\u00e9\n"1\n";\u{1f600}\n`, 'utf16le');
    const bytes = encoding === 'utf16le' ? units : Buffer.from(units).swap16();
    const expected = {
      cells: [
        ['a', '\u00e9'],
        ['1\n', '\u{1f600}'],
      ],
    };
    expect(read([bytes])).toEqual(expected);
    expect(read([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(expected);
  });

  it('names the byte where UTF-16 is broken, behind the rows before it', () => {
    const broken = Buffer.concat([
      Buffer.from(`${mark}a,b\n1,2\n`, 'utf16le'),
      Uint8Array.of(0x3d, 0xd8, 0x61, 0),
    ]);
    expect(read([broken])).toEqual({
      cells: [
        ['a', 'b'],
        ['1', '2'],
      ],
      error: 'the input is not UTF-16 at byte 18, although it begins like that',
    });
    expect(read([Buffer.from([0xff, 0xfe, 0x61])]).error).toContain('not UTF-16 at byte 2');
  });

  it.each([
    { bytes: [0x50, 0x4b, 3, 4, 0x14, 0, 0x80], name: 'a ZIP file, such as .xlsx' },
    { bytes: [0x1f, 0x8b, 8, 0], name: 'a gzip file' },
    { bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1], name: 'an .xls file' },
  ])('says that it looks like $name', ({ bytes, name }) => {
    expect(read([Uint8Array.from(bytes)]).error).toContain(`it looks like ${name}: save it as CSV`);
  });

  it('yields every whole record before the first byte that is not UTF-8, and nothing behind it', () => {
    const line = fc
      .string({
        unit: fc.constantFrom('a', ',', '\u00e9', '\u{1f600}'),
        minLength: 1,
        maxLength: 5,
      })
      .filter((text) => /[^,]/.test(text));
    fc.assert(
      fc.property(
        fc.array(line),
        fc.array(line),
        fc.integer({ min: 1, max: 9 }),
        (before, behind, chunkBytes) => {
          const start = before.map((text) => `${text}\n`).join('');
          const bytes = Buffer.concat([
            Buffer.from(start),
            Uint8Array.of(0xff),
            Buffer.from(behind.join('\n')),
          ]);
          const chunks = [];
          for (let from = 0; from < bytes.length; from += chunkBytes)
            chunks.push(bytes.subarray(from, from + chunkBytes));
          expect(read(chunks)).toEqual({
            cells: before.map((text) => text.split(',')),
            error: `the input is not UTF-8 at byte ${invalidUtf8At(bytes)}; save it as UTF-8`,
          });
        },
      ),
    );
  });
});

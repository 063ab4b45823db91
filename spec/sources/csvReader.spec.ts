import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.js';
import { csvReader } from '../../src/sources/csvReader.js';
import { invalidUtf8At } from '../../src/text/utf8.js';

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
  it('leaves out records of one blank cell', () => {
    expect(read([Buffer.from('a\n \n\t\n""\nb\n,\n')]).cells).toEqual([['a'], ['b'], ['', '']]);
  });

  it('says that UTF-16 looks like it, in either order of bytes', () => {
    const message = 'the input is not UTF-8 at byte 0: it looks like UTF-16; save it as UTF-8';
    expect(read([Uint8Array.of(0xff, 0xfe, 0x61, 0)]).error).toBe(message);
    expect(read([Uint8Array.of(0xfe, 0xff, 0, 0x61)]).error).toBe(message);
  });

  it('yields every whole record before the first byte that is not UTF-8, and nothing behind it', () => {
    const line = fc.string({
      unit: fc.constantFrom('a', ',', '\u00e9', '\u{1f600}'),
      minLength: 1,
      maxLength: 5,
    });
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

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LongTexts } from '../../../src/text/csv/longTexts.js';
import { RecordParser } from '../../../src/text/csv/recordParser.js';
import { withoutLongTexts } from '../../../src/text/csv/withoutLongTexts.js';
import { errorCode } from '../../../src/text/errorCode.js';

const LONG = 'It is said that '.repeat(8);

function inChunks(bytes: Buffer, chunkBytes: number): Buffer[] {
  const count = Math.ceil(bytes.length / chunkBytes);
  return Array.from({ length: count }, (_, n) => bytes.subarray(n * chunkBytes, (n + 1) * chunkBytes));
}

async function spared(
  text: string,
  { chunkBytes = 1000, maxRecordBytes = 1000 } = {},
): Promise<Uint8Array[]> {
  const chunks = Readable.from(inChunks(Buffer.from(text), chunkBytes));
  const pieces: Uint8Array[] = [];
  for await (const piece of withoutLongTexts(chunks, new LongTexts(','), maxRecordBytes)) pieces.push(piece);
  return pieces.filter(({ length }) => length > 0);
}

function textsOf(pieces: readonly Uint8Array[]): string[] {
  return pieces.map((piece) => Buffer.from(piece).toString());
}

/** What csv-parse finds, with the bytes up to the end of each record, and what it stumbles over. */
async function parsed(chunks: readonly Buffer[], texts?: LongTexts): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  let unseen = 0;
  const options = { bom: true, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true };
  const parser = new RecordParser(options, (cells) => {
    unseen += texts?.putBack(cells).bytes ?? 0;
    found.push({ cells, end: parser.info.bytes + unseen });
  });
  const bytes = (all: AsyncIterable<Uint8Array>) => (texts ? withoutLongTexts(all, texts, 1e6) : all);
  const failure = await pipeline(Readable.from(chunks), bytes, parser).catch(errorCode);
  return [...found, failure];
}

describe('withoutLongTexts', () => {
  it('lets whole records go on, with a delimiter in the place of long texts', async () => {
    const text = `a,"${LONG}"\nb,"c"\nd,"${LONG}"`;
    expect(textsOf(await spared(text, { chunkBytes: 150 }))).toEqual(['a,","\nb,"c"\n', `d,"${LONG}"`]);
  });

  it('finds the first text behind a byte order mark, however that is cut', async () => {
    const pieces = await spared(`\uFEFF"${LONG}"\n`, { chunkBytes: 2 });
    expect(Buffer.concat(pieces).toString()).toBe('\uFEFF","\n');
  });

  it('leaves all bytes as they are from a quote on that makes no sense', async () => {
    const text = `"${LONG}"\n"b"c\n"${LONG}"\n`;
    const pieces = await spared(text, { chunkBytes: `"${LONG}"\n`.length });
    expect(textsOf(pieces).join('')).toBe(`","\n"b"c\n"${LONG}"\n`);
  });

  it('keeps no more of a record than was allowed', async () => {
    const text = `a\n"${LONG}`;
    expect(textsOf(await spared(text, { chunkBytes: 50, maxRecordBytes: 60 }))).toEqual([
      'a\n',
      `"${LONG}`.slice(0, 98),
      `"${LONG}`.slice(98),
    ]);
  });

  it('makes no difference to what csv-parse finds and stumbles over, whatever the bytes and wherever they are cut', async () => {
    const piece = fc.oneof(
      fc.constantFrom('"', '""', ',', '\n', '\r', '\r\n', '\\', '\0', 'a', '\uFEFF', '\u{1f600}', LONG),
      fc.constantFrom(`,"${LONG}",`, `"${LONG}"`, '",",', `"${LONG.repeat(3)}""\r\n"\n`, '","\r'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 30 }),
        fc.integer({ min: 1, max: 700 }),
        async (pieces, chunkBytes) => {
          const bytes = Buffer.from(pieces.join(''));
          const chunks = inChunks(bytes, chunkBytes);
          expect(await parsed(chunks, new LongTexts(','))).toEqual(await parsed([bytes]));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

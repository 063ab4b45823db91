import type { LongTexts } from './longTexts.js';
import { Pieces } from './pieces.js';
import { RecordScanner } from './recordScanner.js';

const MARK = Buffer.from('\uFEFF');

/**
 * Bytes of a CSV without the long texts in its quotes, which `texts` keeps; a byte order mark is left in its place. They
 * come by whole records. Where the quotes make no sense, and where a record takes more than `maxRecordBytes`, all bytes
 * from there on are as they were.
 *
 * @example
 * const chunks = withoutLongTexts(createReadStream('results.csv'), new LongTexts(','), 2 ** 26);
 * // an answer of 64 bytes and more comes as ","
 */
export async function* withoutLongTexts(
  chunks: AsyncIterable<Uint8Array>,
  texts: LongTexts,
  maxRecordBytes: number,
): AsyncGenerator<Uint8Array> {
  const scanner = new RecordScanner({ delimiter: Buffer.from(texts.delimiter) });
  const open = new Pieces();
  let openStart = 0;
  let isStart = true;
  let isSound = true;

  for await (const chunk of chunks) {
    open.push(chunk);
    let bytes = chunk;
    if (isStart) {
      if (open.length < MARK.length) continue;
      isStart = false;
      bytes = open.head(open.length);
      if (MARK.equals(bytes.subarray(0, MARK.length))) {
        scanner.restart(MARK.length);
        bytes = bytes.subarray(MARK.length);
      }
    }
    isSound &&= scanner.scan(bytes) === undefined;
    const length = scanner.recordEnd - openStart;
    if (isSound && length > 0) {
      const quoted = scanner
        .takeTexts()
        .map(({ from, to }) => ({ from: from - openStart, to: to - openStart }));
      yield* texts.takeOut(open.take(length), quoted);
      openStart = scanner.recordEnd;
    }
    isSound &&= open.length <= maxRecordBytes;
    if (!isSound) yield open.takeAll();
  }
  yield open.takeAll();
}

import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { CsvError } from 'csv-parse';
import { Observable } from 'rxjs';
import { UsageError } from '../../errors.js';
import { lineBreaks } from '../../text/csv/lineBreaks.js';
import { LongTexts } from '../../text/csv/longTexts.js';
import { RecordParser } from '../../text/csv/recordParser.js';
import { withoutLongTexts } from '../../text/csv/withoutLongTexts.js';
import { errorCode } from '../../text/errorCode.js';
import { utf8Check } from '../../text/utf8.js';
import { outputError } from '../files/outputError.js';
import type { ResultRecord } from '../resultFormat.js';

const MAX_RECORD_BYTES = 64 * 1024 ** 2;

/**
 * Reads the rows of a results file, whoever saved it: with a BOM, CRLF, other quoting. Blank lines are left out. The
 * file is read piece by piece.
 *
 * `isRead` tells of a column whether its cells are wanted; a long one of another comes empty. Default: all are.
 *
 * A quote that is still open at the end of the file ends the rows: what follows the last of them is a torn row, or worse.
 * Errors with a `UsageError` for what is no CSV or no UTF-8, and with an `OutputError` when the file cannot be read.
 */
export function csvResultRecords(
  path: string,
  isRead?: (place: number) => boolean,
): Observable<ResultRecord> {
  return new Observable((subscriber) => {
    const input = createReadStream(path);
    const texts = new LongTexts(',');
    let line = 1;
    let unseenBytes = 0;
    const options = {
      bom: true,
      max_record_size: MAX_RECORD_BYTES,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
    };
    const parser = new RecordParser(options, (cells) => {
      const isBlank = cells.length === 1 && cells[0] === '';
      const { lines } = lineBreaks(cells);
      const unseen = texts.putBack(cells, isRead);
      unseenBytes += unseen.bytes;
      if (!isBlank) subscriber.next({ line, cells, endOffset: parser.info.bytes + unseenBytes });
      line += 1 + lines + unseen.lines;
    });
    const sparing = (chunks: AsyncIterable<Uint8Array>) => withoutLongTexts(chunks, texts, MAX_RECORD_BYTES);
    pipeline(input, utf8Only(path), sparing, parser, (error) => {
      if (!error || errorCode(error) === 'CSV_QUOTE_NOT_CLOSED') subscriber.complete();
      else if (error instanceof CsvError) subscriber.error(noCsv(path, line, error));
      else subscriber.error(outputError(path, error));
    });
    return () => input.destroy();
  });
}

function utf8Only(path: string) {
  const utf8 = utf8Check();
  return async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      const offset = utf8.write(chunk);
      if (offset !== undefined)
        throw new UsageError(`${path}: byte ${offset} is not UTF-8; save it as UTF-8`);
      yield chunk;
    }
  };
}

/** csv-parse has not seen the lines of long texts: what it says of lines is left out. */
function noCsv(path: string, line: number, cause: CsvError): UsageError {
  const problem = cause.message.replace(/ at line \d+/, '');
  return new UsageError(`${path}: the row in line ${line} is no CSV: ${problem}`, { cause });
}

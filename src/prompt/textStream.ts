import type { Readable } from 'node:stream';
import { catchError, map, Observable, throwError } from 'rxjs';
import { UsageError } from '../errors.js';
import { unreadable } from '../paths/unreadable.js';
import { decodeText } from '../text/utf8.js';
import { fixedText } from './fixedText.js';
import type { TextSource } from './textSource.js';

/**
 * A text from a stream, such as stdin: read once, when it is first asked for, and the same for every row.
 *
 * Errors with a `UsageError` for a stream that fails, is not UTF-8, or ends without a word: what was to write into it has
 * failed then.
 *
 * @param name What the text is called, also in messages.
 *
 * @example
 * textStream('stdin', () => process.stdin)
 */
export function textStream(name: string, open: () => Readable): TextSource {
  return fixedText(
    allBytes(open).pipe(
      map((bytes) => ({ name, text: somethingIn(decodeText(bytes)) })),
      catchError((cause: Error) => throwError(() => new UsageError(unreadable(name, cause), { cause }))),
    ),
  );
}

function somethingIn(text: string): string {
  if (text.trim() === '') throw new Error('it is empty');
  return text;
}

function allBytes(open: () => Readable): Observable<Buffer> {
  return new Observable((subscriber) => {
    const input = open();
    const chunks: Buffer[] = [];
    input.on('data', (chunk: Buffer | string) => chunks.push(Buffer.from(chunk)));
    input.on('end', () => {
      subscriber.next(Buffer.concat(chunks));
      subscriber.complete();
    });
    input.on('error', (error) => subscriber.error(error));
    input.on('close', () => subscriber.error(new Error('it was closed before its end')));
    return () => input.destroy();
  });
}

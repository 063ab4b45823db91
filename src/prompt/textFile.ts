import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { catchError, defer, map, type Observable, throwError } from 'rxjs';
import { RowError, UsageError } from '../errors.js';
import { isInside } from '../paths/isInside.js';
import { pathTemplate } from '../paths/pathTemplate.js';
import { relativePiece } from '../paths/relativePiece.js';
import { unreadable } from '../paths/unreadable.js';
import { decodeText } from '../text/utf8.js';
import { fixedText } from './fixedText.js';
import { type TextCacheOptions, textCache } from './textCache.js';
import type { SourceText, TextSource } from './textSource.js';

/**
 * A text from a file. A path without placeholders is read once, when it is first asked for. One with placeholders is
 * resolved per row and must stay inside the folders in front of the first placeholder, symbolic links included; a value
 * may hold folders, but be neither absolute nor hold `..`. Files that many rows name are kept in a bounded memory.
 *
 * Files are UTF-8, with or without a BOM. What cannot be read is a `UsageError` for a fixed path, else a `RowError`.
 *
 * @example
 * textFile('prompts/{{topic}}.txt').load({ topic: 'history/rome' }) // reads prompts/history/rome.txt
 */
export function textFile(path: string, options: TextCacheOptions = {}): TextSource {
  const { isTemplated, fixedPart, rest } = pathTemplate(path, relativePiece);
  if (!isTemplated) {
    return fixedText(
      readText(fixedPart).pipe(
        catchError((cause) =>
          throwError(() => new UsageError(unreadable(`'${fixedPart}'`, cause), { cause })),
        ),
      ),
    );
  }

  const load = textCache(
    (file) =>
      defer(() => {
        if (!isInside(fixedPart, file)) throw new Error(`it leads out of '${fixedPart || '.'}'`);
        return readText(file);
      }).pipe(
        catchError((cause) => throwError(() => new RowError(unreadable(`'${file}'`, cause), { cause }))),
      ),
    options,
  );
  return { load: (variables) => defer(() => load(fixedPart + rest(variables))) };
}

function readText(path: string): Observable<SourceText> {
  return defer(() => readFile(path)).pipe(
    map((bytes) => ({ name: basename(path), text: decodeText(bytes) })),
  );
}

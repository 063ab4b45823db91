import { type Observable, shareReplay, tap } from 'rxjs';
import type { SourceText, TextSource } from './textSource.js';

/** A text that is the same for every row: read once, when it is first asked for. Errors are not kept. */
export function fixedText(read: Observable<SourceText>): TextSource {
  let fixed: SourceText | undefined;
  const source = read.pipe(
    tap((text) => {
      fixed = text;
    }),
    shareReplay({ bufferSize: 1, refCount: true }),
  );
  return {
    load: () => source,
    get fixed() {
      return fixed;
    },
  };
}

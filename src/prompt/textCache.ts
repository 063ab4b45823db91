import { defer, type Observable, shareReplay, tap } from 'rxjs';
import type { SourceText } from './textSource.js';

export interface TextCacheOptions {
  /** Characters that may be kept, over all texts and their paths. The ones used last stay. Default 16 Mi. */
  readonly maxCharacters?: number | undefined;
}

/**
 * Reads each text once for as long as it is kept; whoever asks while it is being read gets the same reading. Emits
 * synchronously once it is there. Errors are not kept.
 *
 * @example
 * const load = textCache((path) => of({ name: path, text: readFileSync(path, 'utf8') }));
 * merge(load('a.md'), load('a.md')) // reads a.md once
 */
export function textCache(
  read: (path: string) => Observable<SourceText>,
  options: TextCacheOptions = {},
): (path: string) => Observable<SourceText> {
  const { maxCharacters = 16 * 1024 ** 2 } = options;
  const kept = new Map<string, Kept>();
  let characters = 0;

  const forget = (path: string, entry: Kept) => {
    if (kept.get(path) !== entry) return;
    characters -= entry.characters;
    kept.delete(path);
  };

  /** A text that was forgotten while it was read is not kept: it may have been asked for again since. */
  const keep = (path: string, entry: Kept, { text }: SourceText) => {
    if (kept.get(path) !== entry) return;
    entry.characters = path.length + text.length;
    characters += entry.characters;
    for (const [oldest, its] of kept) {
      if (characters <= maxCharacters) return;
      forget(oldest, its);
    }
  };

  const reading = (path: string): Kept => {
    const entry: Kept = {
      characters: 0,
      source: defer(() => read(path)).pipe(
        tap({ next: (text) => keep(path, entry, text), error: () => forget(path, entry) }),
        shareReplay(1),
      ),
    };
    return entry;
  };

  return (path) => {
    const entry = kept.get(path) ?? reading(path);
    // A map keeps the order of insertion: what is used last goes to its end.
    kept.delete(path);
    kept.set(path, entry);
    return entry.source;
  };
}

interface Kept {
  readonly source: Observable<SourceText>;
  /** Of its text and its path, once it is read. */
  characters: number;
}

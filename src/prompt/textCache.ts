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
 * const load = textCache(readText);
 * merge(load('a.md'), load('a.md')) // reads a.md once
 */
export function textCache(
  read: (path: string) => Observable<SourceText>,
  options: TextCacheOptions = {},
): (path: string) => Observable<SourceText> {
  const { maxCharacters = 16 * 1024 ** 2 } = options;
  const kept = new Map<string, { readonly source: Observable<SourceText>; characters: number }>();
  let characters = 0;

  const forget = (path: string) => {
    characters -= kept.get(path)?.characters ?? 0;
    kept.delete(path);
  };

  const keep = (path: string, { text }: SourceText) => {
    const entry = kept.get(path);
    if (entry === undefined) return;
    entry.characters = path.length + text.length;
    characters += entry.characters;
    for (const oldest of kept.keys()) {
      if (characters <= maxCharacters) return;
      forget(oldest);
    }
  };

  return (path) => {
    const known = kept.get(path);
    const entry = known ?? {
      source: defer(() => read(path)).pipe(
        tap({ next: (text) => keep(path, text), error: () => forget(path) }),
        shareReplay(1),
      ),
      characters: 0,
    };
    // A map keeps the order of insertion: what is used last goes to its end.
    kept.delete(path);
    kept.set(path, entry);
    return entry.source;
  };
}

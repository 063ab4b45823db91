import { mergeMap, of, Subject, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { textCache } from '../../src/prompt/textCache.js';
import type { SourceText } from '../../src/prompt/textSource.js';
import { marbles } from '../support/marbles.js';

/** A cache over texts that are as long as their name says, and the names that have been read. */
function counting(maxCharacters?: number) {
  const reads: string[] = [];
  const load = textCache(
    (path) => {
      reads.push(path);
      return of({ name: path, text: 'x'.repeat(Number(path.slice(1))) });
    },
    { maxCharacters },
  );
  return {
    reads,
    ask: (...paths: readonly string[]) => paths.forEach((path) => void load(path).subscribe()),
  };
}

describe('textCache', () => {
  it(
    'shares a reading with whoever asks meanwhile, and then emits at once',
    marbles((m) => {
      const text = { name: 'a', text: 'x' };
      const reading = m.cold('      --(t|)', { t: text });
      const asked = m.hot('         ab----c|');
      const expected = '            --(tt)t|';
      const load = textCache(() => reading);

      m.expect(asked.pipe(mergeMap(() => load('a')))).toBeObservable(expected, { t: text });
      m.expect(reading).toHaveSubscriptions(['^-!']);
    }),
  );

  it('keeps the texts that were used last', () => {
    const { reads, ask } = counting(10);
    ask('a3', 'b3', 'a3', 'c3', 'a3', 'b3');
    expect(reads).toEqual(['a3', 'b3', 'c3', 'b3']);
  });

  it('does not keep a text that is longer than all it may keep', () => {
    const { reads, ask } = counting(10);
    ask('a9', 'a9');
    expect(reads).toEqual(['a9', 'a9']);
  });

  it('reads many rows of few texts once each', () => {
    const { reads, ask } = counting();
    for (let row = 0; row < 1000; row++) ask('a1', 'b1', 'c1');
    expect(reads).toEqual(['a1', 'b1', 'c1']);
  });

  it('does not keep an error', () => {
    let reads = 0;
    const load = textCache(() => throwError(() => new Error(`reading ${++reads}`)));
    const errors: string[] = [];
    for (let row = 0; row < 2; row++)
      load('a').subscribe({ error: (error: Error) => errors.push(error.message) });
    expect(errors).toEqual(['reading 1', 'reading 2']);
  });

  it('counts a text once that was forgotten while it was read, and asked for again', () => {
    const readings: Subject<SourceText>[] = [];
    const load = textCache(
      () => {
        const reading = new Subject<SourceText>();
        readings.push(reading);
        return reading;
      },
      { maxCharacters: 10 },
    );
    const finish = (index: number, text: string) => {
      readings[index]?.next({ name: '', text });
      readings[index]?.complete();
    };
    load('a').subscribe();
    load('b').subscribe();
    finish(1, '0123456789');
    load('a').subscribe();
    finish(0, '1234');
    finish(2, '1234');
    load('c').subscribe();
    finish(3, '1234');
    load('a').subscribe();
    load('c').subscribe();
    expect(readings).toHaveLength(4);
  });
});

import { Observable } from 'rxjs';
import { LinePipe } from './linePipe.js';

/**
 * Writes the lines of a source to a pipe whose reader may be slow, late, or gone: the source is never held back. What
 * the reader has not taken waits in memory, 16 MB at the most; further lines are left out, and the next one that has
 * room says how many, as `{"type":"events-lost","lines":12}`.
 *
 * Completes when the source has ended and all is taken, or the reader has taken nothing for two seconds. Unsubscribing
 * ends it at once.
 *
 * @param onLoss Told how many lines nobody took.
 */
export function pipeLines(
  path: string,
  lines: (write: (line: string) => void) => Observable<never>,
  onLoss: (lines: number) => void,
): Observable<never> {
  return new Observable((subscriber) => {
    const pipe = new LinePipe(path);
    subscriber.add(() => pipe.close());
    subscriber.add(
      lines((line) => pipe.write(line)).subscribe({
        error: (error: unknown) => subscriber.error(error),
        complete: () =>
          pipe.end((lost) => {
            if (lost > 0) onLoss(lost);
            subscriber.complete();
          }),
      }),
    );
  });
}

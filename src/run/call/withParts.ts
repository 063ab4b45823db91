import { forkJoin, map, type Observable, of } from 'rxjs';
import type { Question } from '../preparedRow.js';

/**
 * A question as it is sent, with the images and documents that go along: they are read now, so that a row that waits
 * holds none of them. Errors with a `RowError` for what cannot be had any more.
 */
export function withParts(row: Question): Observable<Question> {
  const { attachments, request } = row;
  if (attachments.length === 0) return of(row);
  return forkJoin(attachments.map(({ load }) => load)).pipe(
    map((parts) => ({ ...row, request: { ...request, parts } })),
  );
}

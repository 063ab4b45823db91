import { from, type Observable, type ObservableInput, of } from 'rxjs';

/** A plain value is an answer, too; a text would else be taken for a stream of its characters. */
export function streamOf<T>(answer: ObservableInput<T> | T): Observable<T> {
  return isStream(answer) ? from(answer) : of(answer);
}

function isStream<T>(answer: ObservableInput<T> | T): answer is ObservableInput<T> {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    ('subscribe' in answer || 'then' in answer || Symbol.asyncIterator in answer)
  );
}

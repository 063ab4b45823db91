import type { Observable } from 'rxjs';
import type { Variables } from '../experiment.js';

/** A text that may differ from row to row, such as a file whose path holds placeholders. */
export interface TextSource {
  /** Emits once. Errors with a `RowError` when this row's text cannot be had. */
  load(variables: Variables): Observable<SourceText>;
  /** The text, once it is at hand and where it is the same for every row: it needs no loading then. */
  readonly fixed?: SourceText | undefined;
}

/** A text that a source has given, not rendered yet. */
export interface SourceText {
  /** What the text is called: the base name of its file. */
  readonly name: string;
  /** Before its own placeholders are replaced. */
  readonly text: string;
}

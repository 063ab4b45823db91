import { counted } from '../../../text/counted.js';
import { grouped } from '../../../text/grouped.js';
import { NONE } from '../data/rowGroups.js';
import type { Rows } from '../data/rows.js';

const SHOWN = 8;

/** Kinds of errors with how many rows each has; a click shows these. */
export function Errors({
  rows,
  chosen,
  onChoose,
}: {
  readonly rows: Rows;
  readonly chosen: string;
  readonly onChoose: (error: string) => void;
}) {
  const counts = rows.errors.map(() => 0);
  for (let row = 0; row < rows.count; row += 1) {
    const error = rows.error.at(row);
    if (error !== NONE && rows.isBaseline.at(row) === 0) counts[error] = (counts[error] ?? 0) + 1;
  }
  const kinds = rows.errors
    .map((message, index) => ({ message, count: counts[index] ?? 0 }))
    .filter((kind) => kind.count > 0)
    .sort((one, other) => other.count - one.count);
  if (kinds.length === 0) return null;
  const total = kinds.reduce((sum, kind) => sum + kind.count, 0);
  return (
    <section class="errors" aria-label="Errors">
      <h2>{counted(total, 'error')}</h2>
      <ul>
        {kinds.slice(0, SHOWN).map(({ message, count: rowsOfKind }) => (
          <li key={message}>
            <button
              type="button"
              class="quiet"
              aria-pressed={chosen === message}
              onClick={() => onChoose(chosen === message ? '' : message)}
            >
              <b>{grouped(rowsOfKind)}</b> <span dir="auto">{message || '(no message)'}</span>
            </button>
          </li>
        ))}
      </ul>
      {kinds.length > SHOWN && <p>and {grouped(kinds.length - SHOWN)} more kinds</p>}
    </section>
  );
}

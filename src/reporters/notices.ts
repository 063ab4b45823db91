import { filter, map, type Observable } from 'rxjs';
import type { RunEvent } from '../events.js';

/** The lines that are shown unless `--quiet`: warnings, and providers that were halted. */
export function notices(events: Observable<RunEvent>): Observable<string> {
  return events.pipe(
    map((event) => {
      if (event.type === 'warning') return `Warning: ${event.message}`;
      if (event.type !== 'provider-halted') return '';
      const who = event.model === undefined ? event.provider : `${event.provider}/${event.model}`;
      return `${who} is halted, its further rows are left: ${event.reason}`;
    }),
    filter((line) => line !== ''),
  );
}

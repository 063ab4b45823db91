import { closeSync, openSync, writeSync } from 'node:fs';
import { finalize, type Observable, tap } from 'rxjs';
import { OutputError } from '../errors.js';
import type { RunEvent } from '../events.js';
import { errorText } from '../text/errorText.js';
import { eventJson } from './eventJson.js';

/**
 * Writes one JSON line per event. The file is emptied on subscription and closed with it; errors with an `OutputError`
 * that names it.
 */
export function eventFile(events: Observable<RunEvent>, path: string): Observable<RunEvent> {
  const file = attempt(path, () => openSync(path, 'w'));
  return events.pipe(
    tap((event) => attempt(path, () => writeSync(file, `${eventJson(event)}\n`))),
    finalize(() => closeSync(file)),
  );
}

function attempt<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    const reason = errorText(cause);
    throw new OutputError(`cannot write the events to ${path}: ${reason}`, { cause });
  }
}

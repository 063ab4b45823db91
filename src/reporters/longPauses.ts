import { filter, map, type Observable } from 'rxjs';
import type { RunEvent } from '../events.js';

const LONG_MS = 10_000;

type Pause = Extract<RunEvent, { type: 'provider-paused' }>;

/** A line for the first pause of each provider that is longer than 10 seconds: a run that waits must not look stuck. */
export function longPauses(events: Observable<RunEvent>): Observable<string> {
  const told = new Set<string>();
  return events.pipe(
    filter(
      (event): event is Pause => event.type === 'provider-paused' && event.untilMs - event.atMs > LONG_MS,
    ),
    filter(({ provider }) => !told.has(provider)),
    map(({ provider, model, atMs, untilMs, reason }) => {
      told.add(provider);
      const seconds = Math.round((untilMs - atMs) / 1000);
      const who = model === undefined ? provider : `${provider}/${model}`;
      return `${who} is paused for ${seconds} s, and maybe again (-v tells of each pause): ${reason}`;
    }),
  );
}

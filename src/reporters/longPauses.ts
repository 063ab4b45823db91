import { filter, map, type Observable } from 'rxjs';
import type { RunEvent } from '../events.js';

/** A pause is short up to so many milliseconds, and calls that are further apart are few. */
const LONG_MS = { 'provider-paused': 10_000, 'provider-slowed': 5000 };

type Wait = Extract<RunEvent, { type: keyof typeof LONG_MS }>;

/**
 * A line for the first long pause of each provider, and for the first time that its calls are made seconds apart: a run that
 * waits must not look stuck.
 */
export function longPauses(events: Observable<RunEvent>): Observable<string> {
  const told = new Set<string>();
  return events.pipe(
    filter((event) => event.type === 'provider-paused' || event.type === 'provider-slowed'),
    filter(({ type, atMs, untilMs }) => untilMs - atMs > LONG_MS[type]),
    filter(({ type, provider }) => !told.has(type + provider)),
    map((wait) => {
      told.add(wait.type + wait.provider);
      return lineOf(wait);
    }),
  );
}

function lineOf({ type, provider, model, atMs, untilMs, reason }: Wait): string {
  const seconds = Math.round((untilMs - atMs) / 1000);
  const who = model === undefined ? provider : `${provider}/${model}`;
  return type === 'provider-paused'
    ? `${who} is paused for ${seconds} s, and maybe again (-v tells of each pause): ${reason}`
    : `${who} gets its next call in ${seconds} s, and maybe others as slowly (-v tells of each): ${reason}`;
}

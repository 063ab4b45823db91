import type { RunEvent } from '../../../src/events.js';
import type { Result } from '../../../src/result.js';
import { experimentAt, resultAt } from '../../sinks/support/results.js';

type Untimed<Event> = Event extends RunEvent ? Omit<Event, 'atMs'> & { readonly atMs?: number } : never;

/** An event at 0 ms, unless it says when. */
export function event(untimed: Untimed<RunEvent>): RunEvent {
  return { atMs: 0, ...untimed };
}

export function queued(position: number): RunEvent {
  return event({ type: 'row-queued', experiment: experimentAt(position) });
}

export function finished(position: number, changes: Partial<Result> = {}, atMs = 0): RunEvent {
  return event({ type: 'row-finished', atMs, result: resultAt(position, changes) });
}

export function failed(
  position: number,
  changes: Partial<Extract<RunEvent, { type: 'call-failed' }>> = {},
): RunEvent {
  return event({
    type: 'call-failed',
    experiment: experimentAt(position),
    attempt: 1,
    failure: 'transient',
    reason: 'mock answered 500: no luck',
    latencyMs: 30,
    ...changes,
  });
}

export function started(position: number, atMs = 0): RunEvent {
  return event({ type: 'call-started', atMs, experiment: experimentAt(position), attempt: 1 });
}

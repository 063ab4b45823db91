import { filter, map, merge, type Observable, take } from 'rxjs';
import type { RunEvent } from '../events.js';
import { counted } from '../text/counted.js';
import { dollars } from './figures.js';

type Halting = Extract<RunEvent, { type: 'budget-reached' | 'provider-halted' }>;

/** The lines that are shown unless `--quiet`: warnings, and providers that were halted. */
export function notices(events: Observable<RunEvent>): Observable<string> {
  return merge(warningsAndHalts(events), failedInputs(events), shortage(events));
}

/** Those of them that are errors: providers that were halted. */
export function haltNotices(events: Observable<RunEvent>): Observable<string> {
  return events.pipe(filter(isHalt), map(haltText));
}

function warningsAndHalts(events: Observable<RunEvent>): Observable<string> {
  return events.pipe(
    filter((event) => event.type === 'warning' || isHalt(event)),
    map((event) => (event.type === 'warning' ? `Warning: ${event.message}` : haltText(event))),
  );
}

function isHalt(event: RunEvent): event is Halting {
  return event.type === 'budget-reached' || event.type === 'provider-halted';
}

function haltText(event: Halting): string {
  if (event.type === 'budget-reached') {
    const { maxCostUsd, knownCostUsd } = event;
    return `The budget of ${dollars(maxCostUsd)} is used up (${dollars(knownCostUsd)} so far): no further call is made, calls in flight finish`;
  }
  const who = event.model === undefined ? event.provider : `${event.provider}/${event.model}`;
  return `${who} is halted and asked nothing more: ${event.reason}`;
}

/** That fewer calls are made than were asked for: once, however many rows it holds up. */
function shortage(events: Observable<RunEvent>): Observable<string> {
  return events.pipe(
    filter((event) => event.type === 'call-failed'),
    filter(({ failure }) => failure === 'local'),
    take(1),
    map(({ reason }) => `Warning: ${reason}. Fewer calls are made at once, and no row is lost`),
  );
}

/** Results of one run can be the experiments of the next: those that failed are rarely meant. */
function failedInputs(events: Observable<RunEvent>): Observable<string> {
  return events.pipe(
    filter((event) => event.type === 'input-ended' || isFailedResult(event)),
    // The end comes behind as many as there are.
    map(({ type }, place) => (type === 'input-ended' ? place : 0)),
    filter((failed) => failed > 0),
    map((failed) => {
      const rows = counted(failed, 'row of the input is', 'rows of the input are');
      return `Warning: ${rows} the failed result of an earlier run; --where status!=error leaves such rows out`;
    }),
  );
}

/** Whether this is a row that is itself the failed result of an earlier run: its own `status` is `error`. */
function isFailedResult(event: RunEvent): boolean {
  return event.type === 'row-queued' && event.experiment.variables['status'] === 'error';
}

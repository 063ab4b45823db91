import { filter, map, merge, type Observable, scan, take } from 'rxjs';
import type { RunEvent } from '../events.js';
import type { Experiment } from '../experiment.js';
import { counted } from '../text/counted.js';
import { dollars } from './figures.js';

/** The lines that are shown unless `--quiet`: warnings, and providers that were halted. */
export function notices(events: Observable<RunEvent>): Observable<string> {
  return merge(events.pipe(map(noticeOf)), failedInputs(events), shortage(events)).pipe(
    filter((line) => line !== ''),
  );
}

/** Those of them that are errors: providers that were halted. */
export function haltNotices(events: Observable<RunEvent>): Observable<string> {
  return events.pipe(
    map(haltOf),
    filter((line) => line !== ''),
  );
}

function noticeOf(event: RunEvent): string {
  return event.type === 'warning' ? `Warning: ${event.message}` : haltOf(event);
}

function haltOf(event: RunEvent): string {
  if (event.type === 'budget-reached') {
    const { maxCostUsd, knownCostUsd } = event;
    return `The budget of ${dollars(maxCostUsd)} is used up (${dollars(knownCostUsd)} so far): no further call is made, calls in flight finish`;
  }
  if (event.type !== 'provider-halted') return '';
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
  const count = (failed: number, event: RunEvent) =>
    event.type === 'row-queued' && isFailedResult(event.experiment) ? failed + 1 : failed;
  return events.pipe(
    scan((seen, event) => ({ failed: count(seen.failed, event), ended: event.type === 'input-ended' }), {
      failed: 0,
      ended: false,
    }),
    filter(({ failed, ended }) => ended && failed > 0),
    map(({ failed }) => {
      const rows = counted(failed, 'row of the input is', 'rows of the input are');
      return `Warning: ${rows} the failed result of an earlier run; --where status!=error leaves such rows out`;
    }),
  );
}

/** Whether this experiment is itself the failed result of an earlier run: its own `status` is `error`. */
function isFailedResult({ variables }: Experiment): boolean {
  return variables['status'] === 'error';
}

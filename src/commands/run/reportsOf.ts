import { ignoreElements, mergeAll, type Observable, takeWhile, tap } from 'rxjs';
import type { RunEvent } from '../../events.js';
import { openBatches } from '../../reporters/batchTexts.js';
import { eventFile } from '../../reporters/events/eventFile.js';
import { longPauses } from '../../reporters/longPauses.js';
import { haltNotices, notices } from '../../reporters/notices.js';
import { runLog } from '../../reporters/runLog.js';
import type { Tell } from '../tell.js';
import type { RunFlags } from './flags/runFlags.js';

/** The flags that say what is told of a run. */
export type ReportFlags = Pick<RunFlags, 'quiet' | 'verbose' | 'events'>;

/** Everything that is told while the run goes on. Each subscribes to its events and to nothing else. */
export function reportsOf(
  happening: Observable<RunEvent>,
  flags: ReportFlags,
  tell: Tell,
): readonly Observable<never>[] {
  const events = happening.pipe(takeWhile(({ type }) => type !== 'run-ended', true));
  const tellLoss = (lines: number) => {
    if (!flags.quiet) tell(`Warning: the reader of ${flags.events} did not take ${lines} of the events`);
  };
  const shown: readonly Observable<unknown>[] = [
    (flags.quiet ? haltNotices(events) : notices(events)).pipe(tap(tell)),
    ...(flags.quiet ? [] : [openBatches(events).pipe(mergeAll(), tap(tell))]),
    ...(flags.quiet || flags.verbose ? [] : [longPauses(events).pipe(tap(tell))]),
    ...(flags.verbose ? [runLog(events).pipe(mergeAll(), tap(tell))] : []),
    ...(flags.events === undefined ? [] : [eventFile(events, flags.events, { onLoss: tellLoss })]),
  ];
  return shown.map((report) => report.pipe(ignoreElements()));
}

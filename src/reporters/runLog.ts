import { defer, filter, type MonoTypeOperatorFunction, map, type Observable, scan } from 'rxjs';
import type { RunEvent } from '../events.js';
import { counted } from '../text/counted.js';
import { workerText } from './workerTexts.js';

interface Progress {
  readonly finished: number;
  readonly queued: number;
  readonly lines: readonly string[];
}

/** The lines of `--verbose`: every row that is finished, every attempt that failed, every pause and halt. */
export function runLog(events: Observable<RunEvent>): Observable<readonly string[]> {
  return events.pipe(
    withoutCounts(),
    scan(advance, { finished: 0, queued: 0, lines: [] }),
    map(({ lines }) => lines),
  );
}

function advance(progress: Progress, event: RunEvent): Progress {
  const { finished, queued } = progress;
  if (event.type === 'row-queued') return { finished, queued: queued + 1, lines: [] };
  if (event.type !== 'row-finished') return { finished, queued, lines: linesOf(event) };

  const { experiment, status, latencyMs } = event.result;
  const took = latencyMs === undefined ? '' : ` (${secondsOf(latencyMs)}s)`;
  const line = `Completed ${finished + 1}/${queued}: ${experiment.provider}/${experiment.model} status=${status}${took}`;
  return { finished: finished + 1, queued, lines: [line] };
}

function linesOf(event: RunEvent): readonly string[] {
  switch (event.type) {
    case 'call-failed': {
      const { experiment, attempt, failure, reason, waitMs } = event;
      const next = waitMs === undefined ? 'no retry' : `next attempt in ${secondsOf(waitMs)}s`;
      return [`Row ${experiment.rowNumber}, attempt ${attempt}: ${failure}: ${reason} (${next})`];
    }
    case 'cache-missed':
      return [`Row ${event.experiment.rowNumber} is asked: ${event.reason}`];
    case 'row-left':
      return [`Row ${event.experiment.rowNumber} is left: ${event.reason}`];
    case 'worker-changed':
      return [`Worker ${workerText(event)}`];
    case 'batch-changed':
      return [
        `Batch ${event.batchId ?? event.jobId} of ${event.provider}/${event.model}: ${event.state}, ${(event.completed ?? 0) + (event.failed ?? 0)}/${event.requests}`,
      ];
    case 'provider-paused':
      return [`${whoOf(event)} is paused for ${secondsOf(event.untilMs - event.atMs)}s: ${event.reason}`];
    case 'provider-slowed':
      return [
        `${whoOf(event)} gets its next call in ${secondsOf(event.untilMs - event.atMs)}s: ${event.reason}`,
      ];
    case 'provider-resumed':
      return [`${whoOf(event)} goes on`];
    case 'cap-changed':
      return [`${whoOf(event)} now gets ${counted(event.cap, 'call')} at once`];
    case 'input-ended':
      return [`Read ${counted(event.rows, 'row')}`];
    default:
      return [];
  }
}

/** What a worker has answered by now is told again and again: a line is for what has changed of it. */
function withoutCounts(): MonoTypeOperatorFunction<RunEvent> {
  return (events) =>
    defer(() => {
      const told = new Map<string, string>();
      return events.pipe(
        filter((event) => {
          if (event.type !== 'worker-changed') return true;
          const { worker, isGone, serves } = event;
          const word = JSON.stringify([isGone, serves]);
          const isNews = told.get(worker) !== word;
          told.set(worker, word);
          return isNews;
        }),
      );
    });
}

function secondsOf(ms: number): string {
  return (ms / 1000).toFixed(2);
}

/** A provider, or one model or class of models of it. */
function whoOf({
  provider,
  model,
}: {
  readonly provider: string;
  readonly model?: string | undefined;
}): string {
  return model === undefined ? provider : `${provider}/${model}`;
}

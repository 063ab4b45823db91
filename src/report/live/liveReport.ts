import {
  asyncScheduler,
  bufferTime,
  catchError,
  concatAll,
  concatMap,
  defer,
  EMPTY,
  filter,
  from,
  ignoreElements,
  map,
  merge,
  type Observable,
  of,
  type SchedulerLike,
  takeWhile,
  tap,
} from 'rxjs';
import type { ResultColumns } from '../../columns.js';
import type { RunEvent } from '../../events.js';
import type { Result } from '../../result.js';
import { resultCells, resultHeader } from '../../sinks/csv/resultRow.js';
import { BlockWriter } from '../blockWriter.js';
import type { Block } from '../format/block.js';
import { packedText } from '../reportHtml.js';
import { reportLayout } from '../reportLayout.js';
import { rowReader } from '../reportRow.js';
import { earlierBlocks } from './earlierBlocks.js';
import type { EventLog } from './eventLog.js';

export interface LiveReportOptions {
  readonly columns: ResultColumns;
  /** Where blocks are told. */
  readonly log: EventLog;
  /** What the results hold already. Default: nothing. */
  readonly earlier?: EarlierResults | undefined;
  /** Clock. Default `asyncScheduler`. */
  readonly scheduler?: SchedulerLike | undefined;
}

/** A results file that a run goes on with. */
export interface EarlierResults {
  readonly path: string;
  /** Whether rows without an answer are asked again. */
  readonly retriesErrors: boolean;
}

const EVERY_MS = 1000;
const MOST_ROWS = 512;
/** The run goes first. */
const FAST = { level: 1 };

/**
 * Tells of the results of a run as blocks of its report, once a second, as server-sent events `block`, and of its end as
 * `end`. Completes behind the end of the run; emits nothing.
 */
export function liveReport(events: Observable<RunEvent>, options: LiveReportOptions): Observable<never> {
  const { columns, log, earlier, scheduler = asyncScheduler } = options;
  const header = resultHeader(columns);
  const layout = reportLayout(header);
  const read = rowReader(header, layout);
  const writer = new BlockWriter();
  const toBlock = (results: readonly Result[]) =>
    writer.block(results.map((result) => read(resultCells(columns, result))));

  const before = defer(
    () =>
      earlier === undefined
        ? EMPTY
        : earlierBlocks(earlier.path, { layout, writer, answeredOnly: earlier.retriesErrors }),
    // What is wrong with the file is told by the run that goes on with it.
  ).pipe(catchError(() => EMPTY));
  const since = events.pipe(
    takeWhile(({ type }) => type !== 'run-ended'),
    filter((event) => event.type === 'row-finished'),
    map(({ result }) => result),
    bufferTime(EVERY_MS, null, MOST_ROWS, scheduler),
    filter((results) => results.length > 0),
    map((results) => defer(() => of(toBlock(results)))),
  );
  // Both at once, as events do not wait; but the names of a block are known by the blocks before it.
  return merge(of(before), since).pipe(
    concatAll(),
    concatMap((block) => from(blockEvent(block))),
    tap({ next: (text) => log.append(text), complete: () => log.append('event: end\ndata: over\n\n') }),
    ignoreElements(),
  );
}

async function blockEvent({ facts, texts }: Block): Promise<string> {
  const [packedFacts, packedTexts] = await Promise.all([packedText(facts, FAST), packedText(texts, FAST)]);
  return `event: block\ndata: ${packedFacts} ${packedTexts}\n\n`;
}

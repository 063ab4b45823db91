import { firstValueFrom, merge, type Observable, ReplaySubject } from 'rxjs';
import type { ResultColumns } from '../../columns.js';
import { UsageError } from '../../errors.js';
import type { RunEvent } from '../../events.js';
import { resultHeader } from '../../sinks/csv/resultRow.js';
import { errorCode } from '../../text/errorCode.js';
import { pageFiles } from '../pageFiles.js';
import { reportHtml } from '../reportHtml.js';
import { reportLayout } from '../reportLayout.js';
import { reportInfo } from '../writeReport.js';
import { EventLog } from './eventLog.js';
import { FileFeed } from './fileFeed.js';
import { followFile, type LiveFile } from './followFile.js';
import type { LiveFeed } from './liveFeed.js';
import { type PageServer, pageServer } from './pageServer.js';
import { tellRows } from './tellRows.js';
import { tellWorkers } from './tellWorkers.js';
import { WorkerFeed } from './workerFeed.js';

/** A report that is looked at while the run goes on. */
export interface LiveReport {
  /** Where it is to be seen, on this machine. */
  readonly url: string;
  /**
   * Feeds it with a run whose results have these columns; completes behind the end of the run.
   *
   * @param keptBytes How many bytes of the results file the run has found there; asked when the run has looked. Default:
   *   none.
   */
  follow(events: Observable<RunEvent>, columns: ResultColumns, keptBytes?: () => number): Observable<never>;
  /** Lets go of the server when those who look have been told of the end. */
  close(): Promise<void>;
}

export interface OpenLiveReportOptions {
  /** What the page is called, such as the name of the results file. */
  readonly title: string;
  /** Default: one that is free. */
  readonly port?: number | undefined;
  /** The one file that the results go to, if it can be read meanwhile. Default: there is none. */
  readonly file?: LiveFile | undefined;
}

/**
 * Opens the live report of a run that is about to start. Rejects with a `UsageError` where the port is taken.
 *
 * @example
 * const { results, events } = runExperiments(options);
 * const report = await openLiveReport({ title: 'results.csv' });
 * merge(results, report.follow(events, columns)).subscribe();
 */
export async function openLiveReport({ title, port, file }: OpenLiveReportOptions): Promise<LiveReport> {
  const { feed, follow } = file === undefined ? ofEvents() : ofFile(file);
  const told = new WorkerFeed(feed);
  const columns = new ReplaySubject<ResultColumns>(1);
  async function* page(events: string): AsyncGenerator<string> {
    const header = resultHeader(await firstValueFrom(columns));
    const layout = reportLayout(header);
    const form = file && { format: file.format, retriesErrors: file.retriesErrors };
    const live = { events, columns: header, layout, ...form };
    yield* reportHtml(reportInfo(layout, { title, hasBaselineFile: false, live }), noBlocks(), pageFiles());
  }
  const server = await opened(pageServer({ page, feed: told }, port), port);
  return {
    url: server.url,
    follow(events, known, keptBytes) {
      columns.next(known);
      // The last word of the workers comes before the end.
      return merge(tellWorkers(events, told), follow(events, known, keptBytes));
    },
    async close() {
      feed.end();
      await server.close();
      feed.close();
    },
  };
}

interface Source {
  readonly feed: LiveFeed & { end(): void; close(): void };
  readonly follow: LiveReport['follow'];
}

function ofFile({ path }: LiveFile): Source {
  const feed = new FileFeed();
  return { feed, follow: (events, _columns, keptBytes) => followFile(events, { path, feed, keptBytes }) };
}

function ofEvents(): Source {
  const log = new EventLog();
  return { feed: log, follow: (events, columns) => tellRows(events, { columns, log }) };
}

/** Rows come as events. */
async function* noBlocks(): AsyncGenerator<never> {}

async function opened(server: Promise<PageServer>, port: number | undefined): Promise<PageServer> {
  try {
    return await server;
  } catch (error) {
    const reason = errorCode(error) === 'EADDRINUSE' ? 'another program has it' : String(error);
    throw new UsageError(`--serve: port ${port} cannot be used: ${reason}`, { cause: error });
  }
}

import type { Observable } from 'rxjs';
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
import { liveReport } from './liveReport.js';
import { type PageServer, pageServer } from './pageServer.js';

/** A report that is looked at while the run goes on. */
export interface LiveReport {
  /** Where it is to be seen, on this machine. */
  readonly url: string;
  /** Feeds it; completes behind the end of the run. */
  follow(events: Observable<RunEvent>): Observable<never>;
  /** Lets go of the server when those who look have been told of the end. */
  close(): Promise<void>;
}

export interface OpenLiveReportOptions {
  readonly columns: ResultColumns;
  /** What the page is called, such as the name of the results file. */
  readonly title: string;
  /** Default: one that is free. */
  readonly port?: number | undefined;
}

/**
 * Opens the live report of a run that is about to start. Rejects with a `UsageError` where the port is taken.
 *
 * @example
 * const report = await openLiveReport({ columns, title: 'results.csv' });
 * merge(results, report.follow(events)).subscribe();
 */
export async function openLiveReport({ columns, title, port }: OpenLiveReportOptions): Promise<LiveReport> {
  const log = new EventLog();
  const layout = reportLayout(resultHeader(columns));
  const page = (live: string) =>
    reportHtml(reportInfo(layout, { title, hasBaselineFile: false, live }), noBlocks(), pageFiles());
  const server = await opened(pageServer({ page, log }, port), port);
  return {
    url: server.url,
    follow: (events) => liveReport(events, { columns, log }),
    async close() {
      log.end();
      await server.close();
      log.close();
    },
  };
}

/** Blocks come as events. */
async function* noBlocks(): AsyncGenerator<never> {}

async function opened(server: Promise<PageServer>, port: number | undefined): Promise<PageServer> {
  try {
    return await server;
  } catch (error) {
    const reason = errorCode(error) === 'EADDRINUSE' ? 'another program has it' : String(error);
    throw new UsageError(`--serve: port ${port} cannot be used: ${reason}`, { cause: error });
  }
}

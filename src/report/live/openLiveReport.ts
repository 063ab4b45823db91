import { firstValueFrom, type Observable, ReplaySubject } from 'rxjs';
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
import type { LiveFile } from './rowsOfFile.js';

/** A report that is looked at while the run goes on. */
export interface LiveReport {
  /** Where it is to be seen, on this machine. */
  readonly url: string;
  /** Feeds it with a run whose results have these columns; completes behind the end of the run. */
  follow(events: Observable<RunEvent>, columns: ResultColumns): Observable<never>;
  /** Lets go of the server when those who look have been told of the end. */
  close(): Promise<void>;
}

export interface OpenLiveReportOptions {
  /** What the page is called, such as the name of the results file. */
  readonly title: string;
  /** Default: one that is free. */
  readonly port?: number | undefined;
  /** The file of the results. Default: there is none that could be read. */
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
  const log = new EventLog();
  const columns = new ReplaySubject<ResultColumns>(1);
  async function* page(events: string): AsyncGenerator<string> {
    const header = resultHeader(await firstValueFrom(columns));
    const layout = reportLayout(header);
    const live = { events, columns: header, caseColumns: layout.caseColumns };
    yield* reportHtml(reportInfo(layout, { title, hasBaselineFile: false, live }), noBlocks(), pageFiles());
  }
  const server = await opened(pageServer({ page, log }, port), port);
  return {
    url: server.url,
    follow(events, known) {
      columns.next(known);
      return liveReport(events, { columns: known, log, file });
    },
    async close() {
      log.end();
      await server.close();
      log.close();
    },
  };
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

import { BlockWriter } from '../../blockWriter.js';
import type { LiveRows } from '../../format/block.js';
import { rowReader } from '../../reportRow.js';
import type { Report } from './report.js';

/** Takes the rows of a run that goes on, as its server tells of them. */
export function follow(report: Report, { events: address, columns, caseColumns }: LiveRows): void {
  const read = rowReader(columns, { ...report.info, caseColumns });
  const writer = new BlockWriter();
  const events = new EventSource(address);
  let last = Promise.resolve();
  report.state = 'live';
  report.changed();
  events.addEventListener('rows', ({ data }: MessageEvent<string>) => {
    const rows: readonly (readonly string[])[] = JSON.parse(data);
    const block = writer.block(rows.map(read));
    last = last.then(() => report.take(block)).then(() => report.changedSoon());
  });
  const end = (state: Report['state']) => {
    events.close();
    last.then(() => {
      report.state = state;
      report.changed();
    });
  };
  events.addEventListener('end', () => end('complete'));
  events.addEventListener('error', () => end('broken off'));
}

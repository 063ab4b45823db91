import { BlockWriter } from '../../../blockWriter.js';
import type { LiveRows } from '../../../format/block.js';
import { type ReportRow, rowReader } from '../../../reportRow.js';
import type { Report } from '../report.js';
import { pieceReader } from './pieceReader.js';

const BLOCK_ROWS = 512;

type CellRows = readonly (readonly string[])[];

/**
 * Takes the rows of a run that goes on, as its server tells of them: pieces of the results file, or cells where there is
 * no file that can be read.
 */
export function follow(report: Report, live: LiveRows): void {
  const { layout } = live;
  const writer = new BlockWriter();
  const pieces = pieceReader(live);
  const events = new EventSource(live.events);
  let last = Promise.resolve();
  report.state = 'live';
  report.changed();

  const take = async (rows: readonly ReportRow[]) => {
    for (let from = 0; from < rows.length; from += BLOCK_ROWS) {
      await report.take(writer.block(rows.slice(from, from + BLOCK_ROWS)));
      report.changedSoon();
    }
  };
  /** Rows are read in their turn: a page that is slow holds pieces, which are smaller. */
  const onEvent = (name: string, rowsIn: (data: string) => readonly ReportRow[]) =>
    events.addEventListener(name, ({ data }: MessageEvent<string>) => {
      last = last.then(() => take(rowsIn(data)));
    });
  const ofCells = rowReader(live.columns, layout);
  onEvent('rows', (data) => {
    const rows: CellRows = JSON.parse(data);
    return rows.map(ofCells);
  });
  const ofPiece = (data: string) => {
    const rows = pieces.read(data);
    return rows.map(rowReader(pieces.columns, layout));
  };
  onEvent('kept', (data) =>
    ofPiece(data).filter(({ status }) => status !== 'e' || live.retriesErrors !== true),
  );
  onEvent('written', ofPiece);

  events.addEventListener('workers', ({ data }: MessageEvent<string>) => {
    report.workers = JSON.parse(data);
    report.changedSoon();
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

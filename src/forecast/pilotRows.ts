import { filter, map, type Observable, scan } from 'rxjs';
import { csvFormat } from '../sinks/csv/csvFormat.js';
import type { ResultFormat } from '../sinks/resultFormat.js';
import type { PilotRow } from './forecasts.js';

/** The rows of a results file that have an answer. Errors as `records` of its format does. */
export function pilotRows(path: string, format: ResultFormat = csvFormat()): Observable<PilotRow> {
  return format.records(path).pipe(
    scan(
      ({ header }: Table, { cells }): Table =>
        header ? { header, cells } : { header: cells, cells: undefined },
      { header: undefined, cells: undefined },
    ),
    filter(({ cells }) => cells !== undefined),
    map(({ header = [], cells = [] }) => {
      const cell = (name: string) => cells[header.lastIndexOf(name)] ?? '';
      const figure = (name: string) => (cell(name) === '' ? undefined : Number(cell(name)));
      return {
        status: cell('status'),
        provider: cells[header.indexOf('provider')] ?? '',
        model: cells[header.indexOf('model')] ?? '',
        experimentId: cell('experiment_id'),
        inputTokens: figure('input_tokens'),
        outputTokens: figure('output_tokens'),
        costUsd: figure('cost_usd'),
        latencyMs: figure('latency_ms'),
        attempts: figure('attempts'),
        startedAtMs: timeOf(cell('started_at')),
      };
    }),
    filter(({ status }) => status === 'ok' || status === 'warning'),
  );
}

interface Table {
  readonly header: readonly string[] | undefined;
  readonly cells: readonly string[] | undefined;
}

function timeOf(text: string): number | undefined {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : ms;
}

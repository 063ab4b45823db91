import { EMPTY, lastValueFrom, toArray } from 'rxjs';
import { expect, it } from 'vitest';
import { LONGEST_EXCEL_CELL } from '../../../src/sinks/csv/cellLength.js';
import { csvFormat } from '../../../src/sinks/csv/csvFormat.js';
import { resultWriter } from '../../../src/sinks/csv/resultWriter.js';
import { columns, experimentAt, resultAt } from '../support/results.js';
import { recorded } from '../support/streams.js';

it('says once that a row has its place', async () => {
  const sink = resultWriter(() => recorded().stream, { columns, format: csvFormat() });
  const reserved = () => lastValueFrom((sink.reserve?.(experimentAt(0)) ?? EMPTY).pipe(toArray()));
  expect(await reserved()).toEqual([true]);
  expect(await reserved()).toEqual([true]);
});

it('takes note of long cells where somebody wants to know', async () => {
  const cellLength = { longest: 0 };
  const sink = resultWriter(() => recorded().stream, { columns, format: csvFormat(), cellLength });
  await lastValueFrom(sink.write(resultAt(0, { output: 'x'.repeat(LONGEST_EXCEL_CELL + 1) })));
  expect(cellLength.longest).toBe(LONGEST_EXCEL_CELL + 1);
});

it('calls an output without a name the output', async () => {
  const open = () => {
    throw new Error('no');
  };
  const sink = resultWriter(open, { columns, format: csvFormat() });
  await expect(lastValueFrom(sink.write(resultAt(0)))).rejects.toThrow('cannot write the output: no');
});

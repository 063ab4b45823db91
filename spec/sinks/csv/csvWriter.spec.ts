import { once } from 'node:events';
import { createReadStream, readFileSync } from 'node:fs';
import { PassThrough, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { asapScheduler, lastValueFrom, mergeMap, range, toArray } from 'rxjs';
import { delay, observeOn } from 'rxjs/operators';
import { describe, expect, it } from 'vitest';
import { OutputError } from '../../../src/errors.js';
import type { Result } from '../../../src/result.js';
import { csvWriter } from '../../../src/sinks/csv/csvWriter.js';
import { excelCsv } from '../../../src/sinks/csv/excelCsv.js';
import { appendFile } from '../../../src/sinks/files/appendFile.js';
import { isReaderGone } from '../../../src/sinks/files/outputError.js';
import { readResults } from '../../support/readResults.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';
import { startProgram } from '../support/compiled.js';
import { columns, experimentAt, resultAt } from '../support/results.js';
import { recorded, tickEnd } from '../support/streams.js';

const HEADER =
  'provider,model,topic,status,input_tokens,context_window,output_tokens,output,error_message,finish_reason,attempts,started_at,latency_ms,cached_tokens,reasoning_tokens,cost_usd,row_number,experiment_id\n';

function rowAt(position: number): string {
  const id = `r${position.toString(16).padStart(16, '0')}`;
  return `mock,m,topic ${position},ok,12,4096,3,answer ${position},,stop,1,2026-01-02T03:04:05.678Z,20,8,2,0.001,${position + 1},${id}\n`;
}

/** What became of an observable, as far as it has got. */
function watched<T>(source: { subscribe(observer: object): { unsubscribe(): void } }) {
  const seen: { values: T[]; completed: boolean; errors: unknown[] } = {
    values: [],
    completed: false,
    errors: [],
  };
  const subscription = source.subscribe({
    next: (value: T) => seen.values.push(value),
    complete: () => {
      seen.completed = true;
    },
    error: (error: unknown) => seen.errors.push(error),
  });
  return { seen, subscription };
}

describe('csvWriter', () => {
  it('writes the header once, then whole rows', async () => {
    const { stream, writes } = recorded();
    const writer = csvWriter(() => stream, { columns });
    await lastValueFrom(writer.write(resultAt(0)));
    await lastValueFrom(writer.write(resultAt(1)));
    expect(writes).toStrictEqual([HEADER + rowAt(0), rowAt(1)]);
  });

  it('emits the result and completes when the stream has taken the row', async () => {
    const { stream, release } = recorded({ slow: true });
    const writer = csvWriter(() => stream, { columns, header: false });
    const { seen } = watched<Result>(writer.write(resultAt(0)));
    await tickEnd();
    expect(seen).toStrictEqual({ values: [], completed: false, errors: [] });
    release();
    await tickEnd();
    expect(seen).toStrictEqual({ values: [resultAt(0)], completed: true, errors: [] });
  });

  it('opens nothing before it is asked to write', () => {
    let opened = 0;
    const writer = csvWriter(
      () => {
        opened += 1;
        return new PassThrough();
      },
      { columns },
    );
    writer.write(resultAt(0));
    writer.reserve?.(experimentAt(0));
    expect(opened).toBe(0);
  });

  it('opens the stream and writes the header when a row is claimed', async () => {
    const { stream, writes } = recorded();
    const writer = csvWriter(() => stream, { columns });
    expect(await lastValueFrom(claimOf(writer))).toBe(true);
    expect(await lastValueFrom(claimOf(writer))).toBe(true);
    expect(writes).toStrictEqual([HEADER]);
  });

  it('opens the stream once for many rows', async () => {
    let opened = 0;
    const { stream } = recorded();
    const writer = csvWriter(
      () => {
        opened += 1;
        return stream;
      },
      { columns },
    );
    await lastValueFrom(range(0, 5).pipe(mergeMap((position) => writer.write(resultAt(position)))));
    expect(opened).toBe(1);
  });

  it('hands over the rows of one turn of the event loop together, at its end', async () => {
    const { stream, writes } = recorded();
    const writer = csvWriter(() => stream, { columns, header: false });
    for (const position of [0, 1, 2]) writer.write(resultAt(position)).subscribe();
    expect(writes).toStrictEqual([]);
    await new Promise(setImmediate);
    expect(writes).toStrictEqual([rowAt(0) + rowAt(1) + rowAt(2)]);
  });

  it('acknowledges nothing that a slow reader has left no room for', async () => {
    const slow = new PassThrough({ highWaterMark: rowAt(0).length + 1 });
    const writer = csvWriter(() => slow, { columns, header: false });
    const writes = [0, 1, 2].map((position) => watched(writer.write(resultAt(position))).seen);
    await tickEnd();
    expect(writes.map(({ completed }) => completed)).toStrictEqual([true, false, false]);
    slow.resume();
    await tickEnd();
    expect(writes.map(({ completed }) => completed)).toStrictEqual([true, true, true]);
  });

  it('writes a row whole although its writer has unsubscribed', async () => {
    const { stream, writes } = recorded();
    const writer = csvWriter(() => stream, { columns, header: false });
    const { seen, subscription } = watched(writer.write(resultAt(0)));
    subscription.unsubscribe();
    await tickEnd();
    expect(writes).toStrictEqual([rowAt(0)]);
    expect(seen.completed).toBe(false);
  });

  it('gives every waiting and every later write the first error, once', async () => {
    const { stream, release } = recorded({ slow: true });
    const writer = csvWriter(() => stream, { columns, header: false, name: 'results.csv' });
    const waiting = [watched(writer.write(resultAt(0))).seen];
    await tickEnd();
    waiting.push(watched(writer.write(resultAt(1))).seen);
    release(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }));
    await tickEnd();
    const later = watched(writer.write(resultAt(2))).seen;
    const claimed = watched(claimOf(writer)).seen;
    const closed = watched(closeOf(writer)).seen;
    await tickEnd();

    const [error] = waiting[0]?.errors ?? [];
    expect(error).toBeInstanceOf(OutputError);
    expect(error).toHaveProperty('message', 'cannot write results.csv: the disk is full');
    for (const { errors } of [...waiting, later, claimed, closed]) {
      expect(errors).toHaveLength(1);
      expect(errors[0]).toBe(error);
    }
  });

  it('errors when the stream cannot be opened', async () => {
    const writer = csvWriter(
      () => {
        throw Object.assign(new Error('open'), { code: 'EACCES' });
      },
      { columns, name: 'results.csv' },
    );
    const message = 'cannot write results.csv: permission denied';
    await expect(lastValueFrom(claimOf(writer))).rejects.toThrow(message);
    await expect(lastValueFrom(writer.write(resultAt(0)))).rejects.toThrow(message);
  });

  it('errors when the stream fails on its own', async () => {
    const { stream } = recorded();
    const writer = csvWriter(() => stream, { columns, name: 'results.csv' });
    await lastValueFrom(writer.write(resultAt(0)));
    stream.destroy(new Error('gone'));
    await tickEnd();
    await expect(lastValueFrom(writer.write(resultAt(1)))).rejects.toThrow('cannot write results.csv: gone');
  });

  it('errors when somebody else ends the stream', async () => {
    const { stream } = recorded();
    const writer = csvWriter(() => stream, { columns, name: 'results.csv' });
    await lastValueFrom(writer.write(resultAt(0)));
    stream.destroy();
    await expect(lastValueFrom(closeOf(writer))).rejects.toThrow(OutputError);
  });

  it('lets a reader that has gone be told from a failure', async () => {
    const epipe = () =>
      new Writable({
        write: (_chunk, _encoding, done) => done(Object.assign(new Error('x'), { code: 'EPIPE' })),
      });
    const error: unknown = await lastValueFrom(csvWriter(epipe, { columns }).write(resultAt(0))).catch(
      (reason: unknown) => reason,
    );
    expect(isReaderGone(error)).toBe(true);
    expect(isReaderGone(new OutputError('other', { cause: new Error('other') }))).toBe(false);
    expect(isReaderGone(new Error('other'))).toBe(false);
  });

  it('ends the stream on close, when all rows are flushed', async () => {
    const { stream, writes, release } = recorded({ slow: true });
    const writer = csvWriter(() => stream, { columns, header: false });
    writer.write(resultAt(0)).subscribe();
    const { seen } = watched(closeOf(writer));
    await tickEnd();
    expect(seen.completed).toBe(false);
    release();
    await tickEnd();
    expect(seen.completed).toBe(true);
    expect(stream.writableFinished).toBe(true);
    expect(writes).toStrictEqual([rowAt(0)]);
  });

  it('has nothing to close when nothing was written', () => {
    expect(watched(closeOf(csvWriter(() => new PassThrough(), { columns }))).seen.completed).toBe(true);
  });

  it('fills the JSON columns from the answer', async () => {
    const { stream, writes } = recorded();
    const writer = csvWriter(() => stream, { columns, jsonColumns: ['score', 'why'] });
    await lastValueFrom(writer.write(resultAt(0, { output: '{"score":3,"other":1}' })));
    expect(writes[0]).toMatch(/^provider,model,topic,score,why,status,.*\nmock,m,topic 0,3,,ok,/);
  });

  it('writes in the dialect it is given', async () => {
    const { stream, writes } = recorded();
    const writer = csvWriter(() => stream, { columns, dialect: excelCsv });
    await lastValueFrom(writer.write(resultAt(0, { output: '=1\n+2' })));
    expect(writes[0]).toMatch(/^\uFEFFprovider,.*\r\nmock,.*,'=1 \+2,.*\r\n$/);
  });

  it('writes 1,000 results of many producers to a file, each exactly once', async () => {
    const path = `${temporaryFolder()}/results.csv`;
    const writer = csvWriter(() => appendFile(path), { columns, name: path });
    const output = (position: number) => `"${position}",\n`.repeat(position % 50);
    const results = range(0, 1000).pipe(
      mergeMap((position) => {
        const result = writer.write(resultAt(position, { output: output(position) }));
        return position % 3 === 0 ? result : result.pipe(observeOn(asapScheduler), delay(0));
      }, 50),
      toArray(),
    );
    expect(await lastValueFrom(results)).toHaveLength(1000);
    await lastValueFrom(closeOf(writer), { defaultValue: undefined });

    const rows = readResults(path).sort((a, b) => Number(a['row_number']) - Number(b['row_number']));
    expect(rows.map((row) => [row['row_number'], row['output']])).toStrictEqual(
      Array.from({ length: 1000 }, (_, position) => [String(position + 1), output(position)]),
    );
    expect(readFileSync(path, 'utf8').startsWith(HEADER)).toBe(true);
    expect(await text(createReadStream(path))).not.toContain('\r');
  });
});

it('keeps every row that was acknowledged when the process is killed in the same tick', async () => {
  const path = `${temporaryFolder()}/results.csv`;
  const child = startProgram(`
    import { appendFile } from './src/sinks/files/appendFile.js';
    import { csvWriter } from './src/sinks/csv/csvWriter.js';
    const columns = ${JSON.stringify(columns)};
    const results = ${JSON.stringify([0, 1, 2].map((position) => resultAt(position)))};
    const writer = csvWriter(() => appendFile(${JSON.stringify(path)}), { columns });
    let left = results.length;
    const complete = () => { if (--left === 0) process.kill(process.pid, 'SIGKILL'); };
    for (const result of results) writer.write(result).subscribe({ complete });
  `);
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
  expect(readFileSync(path, 'utf8')).toBe(HEADER + rowAt(0) + rowAt(1) + rowAt(2));
});

function claimOf(writer: ReturnType<typeof csvWriter>) {
  if (!writer.reserve) throw new TypeError('the writer has no claim');
  return writer.reserve(experimentAt(0));
}

function closeOf(writer: ReturnType<typeof csvWriter>) {
  if (!writer.close) throw new TypeError('the writer has no close');
  return writer.close();
}

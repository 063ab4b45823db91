import { from, lastValueFrom, Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../src/events.js';
import type { TimelineWorker } from '../../../src/report/format/block.js';
import { tellWorkers } from '../../../src/report/live/tellWorkers.js';
import { WorkerFeed } from '../../../src/report/live/workerFeed.js';
import { told } from './support/told.js';

const gpu1 = (calls: number) => ({ name: 'gpu1', places: 8, calls, errors: 1 });

/** A feed that gives these pieces, one at a time. */
function feedOf(...pieces: readonly string[]) {
  const left = [...pieces];
  return new WorkerFeed({ grown: new Subject(), reader: () => () => Buffer.from(left.shift() ?? '') });
}

describe('WorkerFeed', () => {
  it('tells what the other feed tells, where no worker is known', () => {
    expect(told(feedOf('event: rows\ndata: 1\n\n'))).toEqual([['rows', '1']]);
  });

  it('tells of workers first, and again when that has changed', () => {
    const feed = feedOf('event: rows\ndata: 1\n\n');
    feed.tell([gpu1(1)]);
    const next = feed.reader();
    const read = () => Buffer.from(next()).toString();
    expect(read()).toBe(`event: workers\ndata: ${JSON.stringify([gpu1(1)])}\n\n`);
    expect(read()).toBe('event: rows\ndata: 1\n\n');
    expect(read()).toBe('');
    feed.tell([gpu1(2)]);
    expect(read()).toBe(`event: workers\ndata: ${JSON.stringify([gpu1(2)])}\n\n`);
    expect(read()).toBe('');
  });

  it('never tells of them within another event', () => {
    const feed = feedOf('event: rows\n', 'data: 1', '\n\n', 'event: end\ndata: over\n\n');
    const next = feed.reader();
    let text = Buffer.from(next()).toString();
    feed.tell([gpu1(1)]);
    for (let piece = next(); piece.length > 0; piece = next()) text += Buffer.from(piece).toString();
    expect(text).toBe(
      `event: rows\ndata: 1\n\nevent: workers\ndata: ${JSON.stringify([gpu1(1)])}\n\nevent: end\ndata: over\n\n`,
    );
  });
});

describe('tellWorkers', () => {
  it('tells of all workers when one has something new to say, and of nothing else', async () => {
    const word = (worker: string, calls: number): RunEvent => ({
      type: 'worker-changed',
      atMs: 1,
      worker,
      isGone: false,
      serves: { vllm: { places: 8 } },
      calls,
      errors: 1,
    });
    const events: readonly RunEvent[] = [
      { type: 'run-started', atMs: 0, version: 1, runId: 'r' },
      word('gpu2', 0),
      word('gpu1', 5),
      { type: 'warning', atMs: 2, message: 'hm' },
      { type: 'run-ended', atMs: 3 },
      word('gpu1', 9),
    ];
    const seen: (readonly TimelineWorker[])[] = [];
    const nothing = tellWorkers(from(events), { tell: (workers) => seen.push(workers) });
    expect(await lastValueFrom(nothing, { defaultValue: 'nothing' })).toBe('nothing');
    expect(seen).toEqual([[{ ...gpu1(0), name: 'gpu2' }], [gpu1(5), { ...gpu1(0), name: 'gpu2' }]]);
  });
});

import { VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RunEvent, Untimed } from '../../../src/events.js';
import { encoded } from '../../../src/workers/protocol/messages.js';
import { SUBJECTS } from '../../../src/workers/protocol/subjects.js';
import { WorkerBook } from '../../../src/workers/run/workerBook.js';
import { MemoryPlace, memoryBroker } from '../../support/memoryBroker.js';

describe('WorkerBook', () => {
  it('tells of a worker when it changes, and of all that it has answered at the end', async () => {
    const broker = memoryBroker(new MemoryPlace());
    const limits = { maxWaitMs: 60_000, queueAhead: 0, clean: (text: string) => text };
    const scheduler = new VirtualTimeScheduler();
    const book = new WorkerBook({ broker, run: 'r', scheduler, ...limits });
    onTestFinished(() => book.close());
    const told: Untimed<RunEvent>[] = [];
    book.news.subscribe((event) => told.push(event));
    let heard = 0;
    broker.hear(SUBJECTS.everyPresence).subscribe(() => {
      heard += 1;
    });
    const say = (places: number, busy: number) => {
      const providers = { vllm: { places, busy: { r: busy }, calls: busy, errors: 0 } };
      broker.tell(SUBJECTS.presence('w'), encoded({ worker: 'w', version: '0.1.0', providers }));
    };

    for (const busy of [0, 1, 2]) {
      say(4, busy);
      await expect.poll(() => heard).toBe(busy + 1);
      book.count('w', busy === 1);
    }
    say(6, 3);
    await expect.poll(() => heard).toBe(4);
    const served = (places: number) => ({ vllm: { places, problem: undefined } });
    const word = { type: 'worker-changed', worker: 'w', isGone: false };
    const seen = [
      { ...word, serves: served(4), calls: 0, errors: 0 },
      { ...word, serves: served(6), calls: 3, errors: 1 },
    ];
    expect(told).toEqual(seen);
    book.tellAll();
    expect(told).toEqual([...seen, seen[1]]);
  });
});

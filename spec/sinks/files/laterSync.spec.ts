import { VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { LaterSync } from '../../../src/sinks/files/laterSync.js';

/** Virtual time, and the disk's part played by hand. */
function disk() {
  const scheduler = new VirtualTimeScheduler();
  const open: ((error?: unknown) => void)[] = [];
  const syncedAtMs: number[] = [];
  const told: unknown[] = [];
  const later = new LaterSync({
    sync: (settled) => {
      syncedAtMs.push(scheduler.now());
      open.push(settled);
    },
    withinMs: 1000,
    scheduler,
    onFailure: (error) => told.push(['failure', error]),
  });
  return {
    later,
    syncedAtMs,
    told,
    end: (name: string) => later.end((error) => told.push([name, error])),
    settle: (error?: unknown) => open.shift()?.(error),
    passTo: (ms: number) => {
      scheduler.schedule(() => undefined, ms - scheduler.now());
      scheduler.maxFrames = ms;
      scheduler.flush();
    },
  };
}

describe('LaterSync', () => {
  it('syncs once for all that was written within the time', () => {
    const { later, syncedAtMs, settle, passTo } = disk();
    later.written();
    passTo(500);
    later.written();
    passTo(1000);
    settle();
    passTo(9000);
    expect(syncedAtMs).toStrictEqual([1000]);
  });

  it('syncs once more, not at the same time, what was written during a sync', () => {
    const { later, syncedAtMs, settle, passTo } = disk();
    later.written();
    passTo(1000);
    later.written();
    passTo(2000);
    later.written();
    passTo(5000);
    expect(syncedAtMs).toStrictEqual([1000]);
    settle();
    expect(syncedAtMs).toStrictEqual([1000, 5000]);
    settle();
    expect(syncedAtMs).toStrictEqual([1000, 5000]);
  });

  it('syncs the rest at once at the end, and nothing behind it', () => {
    const { later, syncedAtMs, told, end, settle, passTo } = disk();
    later.written();
    end('one');
    expect(syncedAtMs).toStrictEqual([0]);
    expect(told).toStrictEqual([]);
    passTo(2000);
    later.written();
    passTo(9000);
    settle();
    later.written();
    passTo(20_000);
    expect(syncedAtMs).toStrictEqual([0]);
    expect(told).toStrictEqual([['one', undefined]]);
  });

  it('ends behind the sync that goes on, with one more', () => {
    const { later, syncedAtMs, told, end, settle, passTo } = disk();
    later.written();
    passTo(1000);
    end('one');
    settle();
    expect(syncedAtMs).toStrictEqual([1000, 1000]);
    expect(told).toStrictEqual([]);
    settle();
    expect(told).toStrictEqual([['one', undefined]]);
  });

  it('ends once for all who wait for it', () => {
    const { later, syncedAtMs, told, end, settle, passTo } = disk();
    end('one');
    end('two');
    later.written();
    passTo(9000);
    settle();
    end('three');
    expect(syncedAtMs).toStrictEqual([0]);
    expect(told).toStrictEqual([
      ['one', undefined],
      ['two', undefined],
      ['three', undefined],
    ]);
  });

  it('tells of a failure at once, and of the same at the end, and syncs no more', () => {
    const { later, syncedAtMs, told, end, settle, passTo } = disk();
    later.written();
    passTo(1000);
    later.written();
    settle('EIO');
    expect(told).toStrictEqual([['failure', 'EIO']]);
    later.written();
    passTo(9000);
    end('one');
    expect(syncedAtMs).toStrictEqual([1000]);
    expect(told).toStrictEqual([
      ['failure', 'EIO'],
      ['one', 'EIO'],
    ]);
  });

  it('syncs nothing that is written behind a failure', () => {
    const { later, syncedAtMs, settle, passTo } = disk();
    later.written();
    passTo(1000);
    settle('EIO');
    later.written();
    passTo(9000);
    expect(syncedAtMs).toStrictEqual([1000]);
  });

  it('tells of a failure before those who wait for the end', () => {
    const { told, end, settle } = disk();
    end('one');
    settle('EIO');
    expect(told).toStrictEqual([
      ['failure', 'EIO'],
      ['one', 'EIO'],
    ]);
  });
});

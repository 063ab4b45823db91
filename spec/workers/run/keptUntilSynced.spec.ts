import {
  concat,
  EMPTY,
  firstValueFrom,
  lastValueFrom,
  NEVER,
  of,
  Subject,
  throwError,
  VirtualTimeScheduler,
} from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/result.js';
import type { ResultSink } from '../../../src/sinks/sink.js';
import { type KeptUntilSyncedOptions, keptUntilSynced } from '../../../src/workers/run/keptUntilSynced.js';

const experiment = { position: 3, rowNumber: 4, repeat: 1, provider: 'p', model: 'm', variables: {} };
const result = { experiment, experimentId: 'x', output: 'yes' } as Result;
const ids = { experimentId: 'x', unaskedId: 'u', older: () => ({ experimentId: '', unaskedId: '' }) };

function watched(sink: Partial<ResultSink>, options: KeptUntilSyncedOptions = { syncEveryMs: 3_600_000 }) {
  const seen: string[] = [];
  const shelf = {
    written: (row: string) => seen.push(`written ${row}`),
    takeWritten: () => () => {
      seen.push('forgotten');
    },
  };
  const inner: ResultSink = { write: of, ...sink };
  return { seen, kept: keptUntilSynced(inner, shelf, options) };
}

describe('keptUntilSynced', () => {
  it('takes note of a result when it is written', async () => {
    const { seen, kept } = watched({});
    expect(await lastValueFrom(kept.write(result))).toBe(result);
    expect(seen).toEqual(['written x-4-3']);
    kept.close?.().subscribe();
  });

  it('brings what is written to the disk every second', () => {
    const scheduler = new VirtualTimeScheduler(undefined, 3500);
    const { seen, kept } = watched({ sync: () => EMPTY }, { scheduler });
    scheduler.flush();
    expect(seen).toEqual(['forgotten', 'forgotten', 'forgotten']);
    kept.close?.().subscribe();
  });

  it('forgets when the disk has what was written', async () => {
    const synced = new Subject<never>();
    const syncing = new Subject<void>();
    const sync = () => {
      syncing.next();
      return synced;
    };
    const { seen, kept } = watched({ sync }, { syncEveryMs: 1 });
    await firstValueFrom(syncing);
    expect(seen).toEqual([]);
    synced.complete();
    expect(seen).toContain('forgotten');
    kept.close?.().subscribe();
  });

  it('forgets nothing that the disk has not taken', async () => {
    const syncing = new Subject<void>();
    const sync = () => {
      syncing.next();
      return throwError(() => new Error('the disk is full'));
    };
    const { seen, kept } = watched({ sync, close: () => NEVER }, { syncEveryMs: 1 });
    await firstValueFrom(syncing);
    await firstValueFrom(syncing);
    kept.close?.().subscribe();
    expect(seen).toEqual([]);
  });

  it('forgets the rest when all is closed', async () => {
    const order: string[] = [];
    const close = () => concat(EMPTY, EMPTY);
    const { seen, kept } = watched({ close });
    kept.close?.().subscribe({ complete: () => order.push(...seen, 'closed') });
    expect(order).toEqual(['forgotten', 'closed']);
  });

  it.each([true, false])('says of a row what the sink says of it: %s', async (isThere) => {
    const { kept } = watched({ has: () => of(isThere) });
    expect(kept.has && (await firstValueFrom(kept.has(experiment, ids)))).toBe(isThere);
    kept.close?.().subscribe();
  });

  it('passes on what else is asked of a sink', () => {
    const seen: string[] = [];
    const { kept } = watched({
      reserve: () => of(seen.push('reserve')),
      skip: () => seen.push('skip'),
      sync: () => {
        seen.push('sync');
        return EMPTY;
      },
    });
    kept.reserve?.(experiment).subscribe();
    kept.skip?.(experiment);
    kept.sync?.().subscribe();
    kept.close?.().subscribe();
    expect(seen).toEqual(['reserve', 'skip', 'sync']);
    expect(watched({}).kept.has).toBeUndefined();
  });
});

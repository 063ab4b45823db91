import { asyncScheduler } from 'rxjs';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { decoded, encoded } from '../../../src/workers/protocol/messages.js';
import { heldName } from '../../../src/workers/run/heldName.js';
import { MemoryPlace, memoryBroker } from '../../support/memoryBroker.js';

function watched() {
  const told: string[] = [];
  const options = {
    scheduler: asyncScheduler,
    holder: 'lab, process 7',
    onWait: () => told.push('waits'),
    onLost: () => told.push('lost'),
  };
  return { told, options };
}

describe('heldName', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
  });

  it('says who holds the name, again and again, until it is let go', async () => {
    const broker = memoryBroker(new MemoryPlace());
    const { told, options } = watched();
    const name = await heldName(broker, 'results', options);
    const first = await broker.holder('results');
    expect(decoded(first?.data ?? new Uint8Array())).toMatchObject({ holder: 'lab, process 7' });
    // Longer than a name is held without a word.
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await broker.holder('results'))?.claim).toBe((first?.claim ?? 0) + 20);
    await name.release();
    expect(await broker.holder('results')).toBeUndefined();
    expect(told).toEqual([]);
  });

  it('goes on when the word of a claim got lost on its way back', async () => {
    const broker = memoryBroker(new MemoryPlace());
    let isLost = true;
    let claims = 0;
    const lossy = {
      ...broker,
      async claim(name: string, data: Uint8Array, last: number) {
        claims += 1;
        const claim = await broker.claim(name, data, last);
        if (claims !== 2 || !isLost) return claim;
        isLost = false;
        throw new Error('no word');
      },
    };
    const { told, options } = watched();
    const name = await heldName(lossy, 'results', options);
    await vi.advanceTimersByTimeAsync(9000);
    expect(claims).toBeGreaterThanOrEqual(5);
    expect(await broker.holder('results')).toBeDefined();
    expect(told).toEqual([]);
    await name.release();
  });

  it('tells when another run has taken the name', async () => {
    const broker = memoryBroker(new MemoryPlace());
    const { told, options } = watched();
    const name = await heldName(broker, 'results', options);
    await broker.letGo('results');
    await broker.claim('results', encoded({ holder: 'another' }), 0);
    await vi.advanceTimersByTimeAsync(3000);
    expect(told).toEqual(['lost']);
    await name.release();
  });
});

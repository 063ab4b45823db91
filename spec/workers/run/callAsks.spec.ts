import { describe, expect, it } from 'vitest';
import { decodedCall, encoded } from '../../../src/workers/protocol/messages.js';
import { CallAsks } from '../../../src/workers/run/callAsks.js';
import type { Waiter } from '../../../src/workers/run/waiter.js';
import { SteppedScheduler } from '../../support/steppedScheduler.js';

type Said = 'takes it' | 'is away' | Uint8Array | undefined;

/** What comes of it to ask for a row at a broker that says this of each attempt: that it takes it, or what is there. */
const asked = (...says: readonly Said[]) => askedAfter([], ...says);

/** The same, where these asks have been answered already. */
async function askedAfter(answered: readonly string[], ...says: readonly Said[]) {
  const scheduler = new SteppedScheduler();
  const names: string[] = [];
  const broker = {
    maxBytes: 10_000,
    async publishCall(_: unknown, data: Uint8Array) {
      names.push(decodedCall(data)?.ask ?? '');
      const said = says[Math.min(names.length, says.length) - 1];
      if (said === 'is away') throw new Error('no word');
      return said === 'takes it';
    },
    async callAt() {
      const there = says[names.length - 1];
      return typeof there === 'string' ? undefined : there;
    },
  };
  const request = { model: 'm', prompt: 'Why?', parameters: {}, variables: {} };
  const address = { provider: 'vllm', run: 'r', id: 'r1-1-0' };
  const waiter: Pick<Waiter, 'address' | 'request' | 'asks'> = { address, request, asks: undefined };
  const asks = new CallAsks({ broker, timeoutMs: 1000, maxWaitMs: 5000, scheduler });
  for (const ask of answered) asks.answered({ id: address.id, ask });
  const error = await scheduler.until(
    asks
      .ask(waiter, () => true)
      .then(
        () => undefined,
        (cause: unknown) => cause,
      ),
  );
  return { atMs: scheduler.now(), names, asks: waiter.asks, error };
}

const ofFormerLife = encoded({
  version: '0.1.0',
  ask: 'former-7',
  timeoutMs: 1000,
  request: { model: 'm', prompt: 'Why?', parameters: {} },
});

describe('CallAsks', () => {
  it('gives each ask a name of its own, and asks again at once where the place is free by now', async () => {
    const { atMs, names, asks } = await asked(undefined, 'takes it');
    expect([atMs, new Set(names).size]).toEqual([0, 2]);
    expect(asks).toEqual(names);
  });

  it('waits for the answer to what a former life has asked', async () => {
    expect(await asked(ofFormerLife)).toMatchObject({
      atMs: 0,
      names: [expect.any(String)],
      asks: undefined,
    });
  });

  it('waits for the place, not for the answer, where what a former life has asked is answered already', async () => {
    const { atMs, names, asks } = await askedAfter(['former-7'], ofFormerLife, 'takes it');
    expect(atMs).toBe(250);
    expect(asks).toEqual(names);
  });

  it('tries again every 250 ms while the broker is away', async () => {
    const { atMs, names, error } = await asked('is away', 'is away', 'takes it');
    expect({ atMs, attempts: names.length, error }).toEqual({ atMs: 500, attempts: 3, error: undefined });
  });

  it('fails as unreachable when the broker is away for longer than is waited for', async () => {
    const { atMs, error } = await asked('is away');
    expect(atMs).toBe(5250);
    expect(error).toMatchObject({ failure: 'unreachable', message: expect.stringContaining('no word') });
  });
});

import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { pullMessages } from '../../../src/workers/nats/pullMessages.js';
import { fakeConnection } from './fakeConnection.js';

/** What is asked of the server: one message without waiting, or so many. */
function pulling(wanted: number) {
  const server = fakeConnection();
  const pull = pullMessages(server.connection, 'inbox', { stream: 'S', consumer: 'c' });
  const got: string[] = [];
  const listening = pull.messages.subscribe(({ data }) => got.push(Buffer.from(data).toString()));
  onTestFinished(() => listening.unsubscribe());
  pull.want(wanted);
  let inbox = '';
  const requests = () => {
    const asked = server.published.splice(0).map(({ data, reply }) => {
      inbox = reply;
      return JSON.parse(data);
    });
    return asked.map(({ batch, no_wait }) => (no_wait ? 'probe' : batch));
  };
  /** What the server says of the last request that was looked at. */
  const end = (code: number, pending?: number) =>
    server.say(inbox, '', { code, ...(pending !== undefined && { pending }) });
  /** The consumer is there, and so much is asked for. */
  const begun = async () => {
    requests();
    end(404);
    await vi.advanceTimersByTimeAsync(0);
    return requests();
  };
  return { server, pull, got, requests, end, begun };
}

describe('pullMessages', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
  });

  it('looks for a consumer until it is there, and asks for all that is wanted then', async () => {
    const { requests, end } = pulling(5);
    await vi.advanceTimersByTimeAsync(500);
    expect(requests()).toEqual(['probe', 'probe', 'probe']);
    end(404);
    await vi.advanceTimersByTimeAsync(900);
    expect(requests()).toEqual([5]);
  });

  it('asks for more when half of what is wanted is not asked for', async () => {
    const { server, pull, requests, got, begun } = pulling(4);
    await begun();
    for (const text of ['a', 'b', 'c']) server.say('', text);
    pull.want(4);
    await vi.advanceTimersByTimeAsync(0);
    expect([requests(), got]).toEqual([[3], ['a', 'b', 'c']]);
  });

  it('asks again for what a request that has ended did not bring', async () => {
    const { server, requests, begun, end } = pulling(4);
    await begun();
    server.say('', 'a');
    end(408, 3);
    await vi.advanceTimersByTimeAsync(0);
    expect(requests()).toEqual([3]);
  });

  it('asks again soon when the server does not say that a request has ended', async () => {
    const { requests, begun } = pulling(4);
    expect(await begun()).toEqual([4]);
    await vi.advanceTimersByTimeAsync(1050);
    expect(requests()).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(requests()).toEqual([4]);
  });

  it('takes a request for one that goes on while messages come', async () => {
    const { server, requests, begun } = pulling(100);
    expect(await begun()).toEqual([100]);
    for (let n = 0; n < 30; n += 1) {
      await vi.advanceTimersByTimeAsync(50);
      server.say('', 'a');
    }
    expect(requests()).toEqual([]);
    await vi.advanceTimersByTimeAsync(250);
    expect(requests()).toEqual([70]);
  });

  it('leaves out what a server says late of a request that was made again', async () => {
    const { requests, begun, end } = pulling(4);
    await begun();
    await vi.advanceTimersByTimeAsync(1250);
    end(408, 4);
    await vi.advanceTimersByTimeAsync(0);
    expect(requests()).toEqual([4]);
    end(408, 4);
    await vi.advanceTimersByTimeAsync(0);
    expect(requests()).toEqual([4]);
  });

  it('asks again after a while for what a server refuses', async () => {
    const { requests, begun, end } = pulling(4);
    await begun();
    end(409);
    await vi.advanceTimersByTimeAsync(400);
    requests();
    await vi.advanceTimersByTimeAsync(200);
    expect(requests()).toEqual([4]);
  });
});

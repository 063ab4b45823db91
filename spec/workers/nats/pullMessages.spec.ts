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
  const requests = () => {
    const asked = server.published.splice(0).map(({ data }) => JSON.parse(data));
    return asked.map(({ batch, no_wait }) => (no_wait ? 'probe' : batch));
  };
  return { server, pull, got, requests };
}

describe('pullMessages', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
  });

  it('looks for a consumer until it is there, and asks for all that is wanted then', async () => {
    const { server, requests } = pulling(5);
    await vi.advanceTimersByTimeAsync(600);
    expect(requests()).toEqual(['probe', 'probe', 'probe']);
    server.say('', '', { code: 404 });
    await vi.advanceTimersByTimeAsync(1900);
    expect(requests()).toEqual([5]);
  });

  it('asks for more when half of what is wanted is not asked for', async () => {
    const { server, pull, requests, got } = pulling(4);
    server.say('', '', { code: 404 });
    await vi.advanceTimersByTimeAsync(0);
    requests();
    for (const text of ['a', 'b', 'c']) server.say('', text);
    pull.want(4);
    await vi.advanceTimersByTimeAsync(0);
    expect([requests(), got]).toEqual([[3], ['a', 'b', 'c']]);
  });

  it('asks again for what a request that has ended did not bring', async () => {
    const { server, requests } = pulling(4);
    server.say('', '', { code: 404 });
    await vi.advanceTimersByTimeAsync(0);
    requests();
    server.say('', 'a');
    server.say('', '', { code: 408, pending: 3 });
    await vi.advanceTimersByTimeAsync(0);
    expect(requests()).toEqual([3]);
  });

  it('asks again when the server does not say that a request has ended', async () => {
    const { server, requests } = pulling(4);
    server.say('', '', { code: 404 });
    await vi.advanceTimersByTimeAsync(0);
    requests();
    await vi.advanceTimersByTimeAsync(1900);
    expect(requests()).toEqual([]);
    await vi.advanceTimersByTimeAsync(500);
    expect(requests()).toEqual([4]);
  });

  it('asks again after a while for what a server refuses', async () => {
    const { server, requests } = pulling(4);
    server.say('', '', { code: 409 });
    await vi.advanceTimersByTimeAsync(400);
    requests();
    await vi.advanceTimersByTimeAsync(200);
    expect(requests()).toEqual([4]);
  });
});

import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { KeptPublisher } from '../../../src/workers/nats/keptPublisher.js';
import { loadClients } from '../../../src/workers/nats/loadClients.js';
import { fakeConnection } from './fakeConnection.js';

const clients = await loadClients();
const kept = (seq: number) => JSON.stringify({ stream: 'S', seq });

function publisherAt() {
  const server = fakeConnection();
  const publisher = new KeptPublisher({ clients, connection: server.connection, patienceMs: 3000 });
  const fates: string[] = [];
  /** Publishes, and tells what becomes of it. */
  const publish = (name: string) => {
    publisher.publish(`s.${name}`, Buffer.from(name)).then(
      (published) =>
        fates.push(`${name} is ${'sequence' in published ? published.sequence : published.refusal}`),
      (error: Error) => fates.push(`${name}: ${error.message}`),
    );
    return server.published.at(-1)?.reply ?? '';
  };
  return { server, publisher, publish, fates };
}

describe('KeptPublisher', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
  });

  it('publishes any number at once, and tells them apart', async () => {
    const { server, publish, fates } = publisherAt();
    const [a, b] = [publish('a'), publish('b')];
    server.say(b, kept(8));
    server.say(a, kept(7));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(fates).toEqual(['b is 8', 'a is 7']);
  });

  it('says what the server has against a message', async () => {
    const { server, publisher } = publisherAt();
    const told = expect(publisher.publish('s', Buffer.from('a'))).resolves.toEqual({
      refusal: 'maximum messages per subject exceeded',
      code: 10_077,
    });
    const description = 'maximum messages per subject exceeded';
    server.say(
      server.published[0]?.reply ?? '',
      JSON.stringify({ error: { code: 400, err_code: 10_077, description } }),
    );
    await told;
  });

  it('says that nobody keeps a message', async () => {
    const { server, publish, fates } = publisherAt();
    server.say(publish('a'), '', { code: 503 });
    await vi.advanceTimersByTimeAsync(0);
    expect(fates).toEqual(['a is it keeps no streams']);
  });

  it('gives up what a silent server has said nothing of', async () => {
    const { publish, fates } = publisherAt();
    publish('a');
    await vi.advanceTimersByTimeAsync(2900);
    expect(fates).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(fates).toEqual(['a: no word for 3 s']);
  });

  it('gives a message its time, however long the server had nothing to say before', async () => {
    const { server, publish, fates } = publisherAt();
    server.say(publish('a'), kept(1));
    await vi.advanceTimersByTimeAsync(10_000);
    const reply = publish('b');
    await vi.advanceTimersByTimeAsync(2900);
    server.say(reply, kept(2));
    await vi.advanceTimersByTimeAsync(0);
    expect(fates).toEqual(['a is 1', 'b is 2']);
  });

  it('waits for what a busy server has not come to', async () => {
    const { server, publish, fates } = publisherAt();
    const replies = ['a', 'b', 'c', 'd'].map(publish);
    for (const [n, reply] of replies.entries()) {
      await vi.advanceTimersByTimeAsync(2000);
      server.say(reply, kept(n));
    }
    await vi.advanceTimersByTimeAsync(0);
    expect(fates).toEqual(['a is 0', 'b is 1', 'c is 2', 'd is 3']);
  });

  it('gives up what the server has passed over', async () => {
    const { server, publish, fates } = publisherAt();
    publish('lost');
    for (let n = 0; n < 4; n += 1) {
      await vi.advanceTimersByTimeAsync(1000);
      server.say(publish(`${n}`), kept(n));
    }
    await vi.advanceTimersByTimeAsync(500);
    expect(fates).toContain('lost: no word for 3 s');
  });

  it('says of a claim whose place it takes', async () => {
    const server = fakeConnection();
    let last: unknown;
    const connection = Object.assign(server.connection, {
      publish: (_subject: string, _data: Uint8Array, { headers }: { headers: Map<string, unknown> }) => {
        last = headers.get('Nats-Expected-Last-Subject-Sequence');
      },
    });
    const publisher = new KeptPublisher({ clients, connection, patienceMs: 3000 });
    publisher.publish('s', Buffer.from('a'), 41).catch(() => {});
    expect(last).toBe('41');
    await vi.advanceTimersByTimeAsync(10_000);
  });
});

import type { Msg, NatsConnection } from '@nats-io/transport-node';

/** A connection whose server is the spec: what is published, and words to whoever has subscribed. */
export function fakeConnection() {
  const published: { subject: string; data: string; reply: string }[] = [];
  let callback: (error: Error | null, message: Msg) => void = () => {};
  const connection = {
    isClosed: () => false,
    publish(subject: string, data: Uint8Array | string, { reply = '' } = {}) {
      published.push({ subject, data: Buffer.from(data).toString(), reply });
    },
    subscribe(_subject: string, options: { callback: typeof callback }) {
      ({ callback } = options);
      return { unsubscribe() {} };
    },
  } as unknown as NatsConnection;
  return {
    connection,
    published,
    /** The server says something. */
    say(subject: string, data: string, headers?: { code: number; pending?: number }) {
      const get = () => (headers?.pending === undefined ? '' : String(headers.pending));
      const message = { subject, data: Buffer.from(data), headers: headers && { code: headers.code, get } };
      callback(null, message as unknown as Msg);
    },
  };
}

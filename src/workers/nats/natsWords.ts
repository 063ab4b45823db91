import type { NatsConnection } from '@nats-io/transport-node';
import { Observable } from 'rxjs';
import type { Broker, Word } from '../protocol/broker.js';

/** What is said without being kept: plain NATS. */
export function natsWords(connection: NatsConnection): Pick<Broker, 'tell' | 'hear' | 'ask' | 'reply'> {
  return {
    tell(subject, data) {
      if (!connection.isClosed()) connection.publish(subject, data);
    },

    hear: (subjects) =>
      new Observable<Word>((subscriber) => {
        const subscription = connection.subscribe(subjects, {
          callback: (_error, { subject, data }) => subscriber.next({ subject, data }),
        });
        subscriber.add(() => {
          if (!connection.isClosed()) subscription.unsubscribe();
        });
      }),

    async ask(subject, data, timeoutMs) {
      try {
        return (await connection.request(subject, data, { timeout: timeoutMs })).data;
      } catch {
        return undefined; // Nobody is there, or nobody in time: what follows from that, the asker knows.
      }
    },

    reply(subject, answer) {
      const subscription = connection.subscribe(subject, {
        callback(_error, message) {
          answer(message.data).then(
            (data) => data && message.respond(data),
            () => {}, // The asker gets no answer in time, which it is prepared for.
          );
        },
      });
      return () => {
        if (!connection.isClosed()) subscription.unsubscribe();
      };
    },
  };
}

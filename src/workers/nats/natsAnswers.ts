import type { Msg, NatsConnection } from '@nats-io/transport-node';
import { catchError, defer, EMPTY, mergeMap, Observable } from 'rxjs';
import { answerAddress, answerSubject } from '../protocol/address.js';
import type { AnswerDelivery, Broker } from '../protocol/broker.js';
import { deliveryFacts } from './deliveryFacts.js';
import type { JetStreamStore } from './jetStreamStore.js';
import { answerConsumer, answerConsumerName, STREAMS } from './streams.js';

/** Answers that are on their way to a run. */
const AHEAD = 500;

/** Answers, kept in a stream of their own. */
export function natsAnswers(
  store: JetStreamStore,
  { reconnects }: Pick<Broker, 'reconnects'>,
): Pick<Broker, 'publishAnswer' | 'hasAnswer' | 'pullAnswers'> {
  /** Makes the consumer of a run's answers anew. Resolves with how many are there. */
  const open = async (run: string): Promise<number> => {
    const { consumers } = store.manager;
    await consumers.delete(STREAMS.answers, answerConsumerName(run)).catch(() => false);
    const config = answerConsumer(store.clients, run);
    return (await store.asked(() => consumers.add(STREAMS.answers, config))).num_pending;
  };

  return {
    async publishAnswer(address, data) {
      await store.put(answerSubject(address), data);
    },

    hasAnswer: async (address) =>
      (await store.messageAt(STREAMS.answers, answerSubject(address))) !== undefined,

    async pullAnswers(run) {
      let left = await open(run);
      const pull = store.pull(STREAMS.answers, answerConsumerName(run));
      let resolve = () => {};
      const caughtUp = new Promise<void>((done) => {
        resolve = done;
      });
      if (left === 0) resolve();
      const answers = new Observable<AnswerDelivery>((subscriber) => {
        // What was on its way when the connection broke is lost to this consumer, and not to a new one.
        const renewed = reconnects.pipe(mergeMap(() => defer(() => open(run)).pipe(catchError(() => EMPTY))));
        subscriber.add(
          renewed.subscribe(() => {
            pull.renew();
            pull.want(AHEAD);
          }),
        );
        const messages = pull.messages.subscribe((message) => {
          pull.want(AHEAD);
          const delivery = answerDelivery(message, store.connection);
          if (delivery === undefined) return;
          subscriber.next(delivery);
          left -= 1;
          if (left <= 0) resolve();
        });
        subscriber.add(messages);
        pull.want(AHEAD);
      });
      return { answers, caughtUp };
    },
  };
}

function answerDelivery(
  { subject, reply, data }: Msg,
  connection: NatsConnection,
): AnswerDelivery | undefined {
  const address = answerAddress(subject);
  if (address === undefined || reply === undefined) return undefined;
  return { address, data, ...deliveryFacts(reply), acknowledge: () => connection.publish(reply, '+ACK') };
}

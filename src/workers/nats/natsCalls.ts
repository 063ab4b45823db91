import type { StoredMsg } from '@nats-io/jetstream';
import type { Msg, NatsConnection } from '@nats-io/transport-node';
import { catchError, defer, EMPTY, from, mergeMap, Observable, share } from 'rxjs';
import { callAddress, callSubject, callsOfRun } from '../protocol/address.js';
import type { Broker, CallDelivery, PoisonedCall } from '../protocol/broker.js';
import { decoded } from '../protocol/messages.js';
import { deliveryFacts } from './deliveryFacts.js';
import type { JetStreamStore } from './jetStreamStore.js';
import { callConsumer, callConsumerName, ensureConsumer, STREAMS } from './streams.js';

type CallsAtBroker = Pick<
  Broker,
  'open' | 'publishCall' | 'callAt' | 'deleteCall' | 'callsOf' | 'poison' | 'pullCalls'
>;

/** Says that one message was handed out as often as it may be. */
const POISON = `$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.${STREAMS.calls}.*`;

/** Calls, kept in a stream of their own. */
export function natsCalls(
  store: JetStreamStore,
  { leaseMs, reconnects, hear }: Pick<Broker, 'leaseMs' | 'reconnects' | 'hear'>,
): CallsAtBroker {
  const { streams } = store.manager;
  const poison = defer(() => hear(POISON)).pipe(
    mergeMap(({ data }) => {
      const seq = Number(decoded(data)['stream_seq']);
      return from(streams.getMessage(STREAMS.calls, { seq })).pipe(catchError(() => EMPTY));
    }),
    mergeMap((message) => poisonedCall(message, store)),
    share(),
  );

  return {
    poison,

    async open(provider) {
      const config = callConsumer(store.clients, provider, leaseMs);
      await store.asked(() => ensureConsumer(store.manager, STREAMS.calls, config));
    },

    publishCall: (address, data) => store.put(callSubject(address), data),

    callAt: async (address) => (await store.messageAt(STREAMS.calls, callSubject(address)))?.data,

    deleteCall: (address) => store.purge(STREAMS.calls, callSubject(address)),

    async callsOf(run) {
      const query = { subjects_filter: callsOfRun(run) };
      const { state } = await store.asked(() => streams.info(STREAMS.calls, query));
      return Object.keys(state.subjects ?? {}).flatMap((subject) => callAddress(subject) ?? []);
    },

    pullCalls(provider) {
      const pull = store.pull(STREAMS.calls, callConsumerName(provider));
      const calls = new Observable<CallDelivery>((subscriber) => {
        subscriber.add(reconnects.subscribe(() => pull.renew()));
        const messages = pull.messages.subscribe((message) => {
          const delivery = callDelivery(message, store.connection);
          if (delivery !== undefined) subscriber.next(delivery);
        });
        subscriber.add(messages);
      });
      return { calls, want: pull.want };
    },
  };
}

function poisonedCall(message: StoredMsg | null, store: JetStreamStore): readonly PoisonedCall[] {
  if (message === null) return [];
  const { subject, seq, data } = message;
  const address = callAddress(subject);
  if (address === undefined) return [];
  const forget = async () => {
    await store.asked(() => store.manager.streams.deleteMessage(STREAMS.calls, seq));
  };
  return [{ address, data, forget }];
}

function callDelivery({ subject, reply, data }: Msg, connection: NatsConnection): CallDelivery | undefined {
  const address = callAddress(subject);
  if (address === undefined || reply === undefined) return undefined;
  return {
    address,
    data,
    ...deliveryFacts(reply),
    acknowledge: () => connection.publish(reply, '+ACK'),
    working: () => connection.publish(reply, '+WPI'),
  };
}

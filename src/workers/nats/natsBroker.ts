import type { NatsConnection } from '@nats-io/transport-node';
import { type Observable, Subject } from 'rxjs';
import { errorText } from '../../text/errorText.js';
import { answersToRun, callsOfRun, token } from '../protocol/address.js';
import type { Broker } from '../protocol/broker.js';
import { connectNats } from './connectNats.js';
import { JetStreamStore, PATIENCE_MS } from './jetStreamStore.js';
import { loadClients } from './loadClients.js';
import { natsAnswers } from './natsAnswers.js';
import { natsCalls } from './natsCalls.js';
import type { ConnectNatsOptions } from './natsOptions.js';
import { natsWords } from './natsWords.js';
import { ensureStream, NAMES, STREAMS, streamConfigs } from './streams.js';

export interface NatsBrokerOptions extends ConnectNatsOptions {
  /** How long a call is a worker's that says nothing, in milliseconds. Default `15_000`. */
  readonly leaseMs?: number | undefined;
  /** How long a name is held that is not claimed again, in milliseconds. Default `10_000`. */
  readonly nameLeaseMs?: number | undefined;
}

const LEASE_MS = 15_000;
const NAME_LEASE_MS = 10_000;
/** What a server takes unless it is told otherwise. */
const USUAL_BYTES = 1_048_576;

/** The broker on NATS JetStream, of a server from 2.9 on. Rejects with a `UsageError` where it cannot be reached. */
export async function natsBroker(options: NatsBrokerOptions): Promise<Broker> {
  const { leaseMs = LEASE_MS, nameLeaseMs = NAME_LEASE_MS } = options;
  const clients = await loadClients();
  const { connection, address } = await connectNats(clients, options);
  const { jetstreamManager } = clients.jetstream;
  const manager = await jetstreamManager(connection, { timeout: PATIENCE_MS, checkAPI: false });
  const { name } = address;
  const store = new JetStreamStore({ clients, connection, manager, name });
  const { reconnects, problems } = watched(connection, name);
  const words = natsWords(connection);
  const nameSubject = (held: string) => `${NAMES}.${token(held)}`;

  return {
    name,
    get maxBytes() {
      return connection.info?.max_payload ?? USUAL_BYTES;
    },
    leaseMs,
    reconnects,
    problems,
    ...words,
    ...natsCalls(store, { leaseMs, reconnects, hear: words.hear }),
    ...natsAnswers(store, { reconnects }),

    async prepare() {
      for (const config of streamConfigs(clients, nameLeaseMs)) {
        await store.asked(() => ensureStream(manager, config));
      }
    },

    async purge(run) {
      await store.purge(STREAMS.calls, callsOfRun(run));
      await store.purge(STREAMS.answers, answersToRun(run));
    },

    claim: (held, data, last) => store.replace(nameSubject(held), data, last),

    letGo: (held) => store.purge(STREAMS.names, nameSubject(held)),

    async holder(held) {
      const message = await store.messageAt(STREAMS.names, nameSubject(held));
      return message && { data: message.data, claim: message.seq };
    },

    async close() {
      if (connection.isClosed()) return;
      const flushed = connection.flush().catch(() => {}); // What is lost with it is best effort.
      const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS).unref());
      await Promise.race([flushed, patience]);
      await connection.close();
    },
  };
}

/** What becomes of a connection. */
function watched(
  connection: NatsConnection,
  name: string,
): { readonly reconnects: Observable<void>; readonly problems: Observable<string> } {
  const reconnects = new Subject<void>();
  const problems = new Subject<string>();
  const watch = async () => {
    for await (const status of connection.status()) {
      if (status.type === 'reconnect') reconnects.next();
      if (status.type === 'disconnect')
        problems.next(`the connection to ${name} is lost, and is tried again`);
      if (status.type === 'error') problems.next(errorText(status.error));
    }
  };
  const end = () => {
    reconnects.complete();
    problems.complete();
  };
  watch().then(end, end);
  return { reconnects, problems };
}

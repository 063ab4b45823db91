import type { Msg, NatsConnection } from '@nats-io/transport-node';
import { interval, Observable } from 'rxjs';

/** Which messages are pulled. */
export interface PullOptions {
  readonly stream: string;
  readonly consumer: string;
}

/** Messages that are handed out as they are wanted. */
export interface MessagePull {
  readonly messages: Observable<Msg>;
  /** How many more are wanted from now on. */
  want(count: number): void;
  /** The connection was lost, and with it what was asked for. */
  renew(): void;
}

/** How long the server remembers a request: one that got lost with a server keeps its calls waiting for so long. */
const EXPIRES_MS = 1000;
/** A request that must have ended is made again when nothing comes: in a burst, 2.9.10 does not say that it has. */
const GRACE_MS = 100;
/** A consumer that is not there yet is silent, and one that is there and empty answers this at once. */
const PROBE = { batch: 1, no_wait: true } as const;
const NO_MESSAGES = 404;
const PROBE_MS = 200;
const LOOK_MS = 100;
/** After an error. */
const AGAIN_MS = 500;
/** How much of a request was not met when it ended. */
const PENDING = 'Nats-Pending-Messages';

/**
 * Pulls messages from a consumer, as many as are wanted, with as few requests as that takes. The library's `consume`
 * keeps a buffer of its own, and its `fetch` cannot be told that more are wanted meanwhile: a worker that has a free place
 * wants one message, and one that has none must not be given any.
 *
 * @see https://github.com/nats-io/nats-architecture-and-design/blob/main/adr/ADR-13.md
 */
export function pullMessages(connection: NatsConnection, inbox: string, options: PullOptions): MessagePull {
  const { stream, consumer } = options;
  const subject = `$JS.API.CONSUMER.MSG.NEXT.${stream}.${consumer}`;
  let wanted = 0;
  let requested = 0;
  let isListening = false;
  let isDue = false;
  let requestedMs = Number.NEGATIVE_INFINITY;
  let comeMs = Number.NEGATIVE_INFINITY;
  let isThere = false;
  let restsUntilMs = 0;
  let number = 0;
  /** The last of those that were made again: what the server says of them counts no more. */
  let forgotten = 0;

  /** A request for each place that falls free would be more than the server remembers. */
  const isEnough = () => (requested > 0 ? requested >= wanted / 2 : wanted === 0);
  const request = () => {
    isDue = false;
    const nowMs = performance.now();
    if (!isListening || isEnough() || nowMs < restsUntilMs) return;
    if (!isThere && nowMs - requestedMs < PROBE_MS) return;
    requestedMs = nowMs;
    if (isThere) {
      publish({ batch: wanted - requested, expires: EXPIRES_MS * 1_000_000 });
      requested = wanted;
    } else publish(PROBE);
  };
  const publish = (body: object) => {
    number += 1;
    const reply = `${inbox}.${number}`;
    if (!connection.isClosed()) connection.publish(subject, JSON.stringify(body), { reply });
  };
  const requestSoon = () => {
    if (isDue || isEnough()) return;
    isDue = true;
    queueMicrotask(request);
  };
  const renew = () => {
    forgotten = number;
    requested = 0;
    requestSoon();
  };
  const look = () => {
    const heardMs = Math.max(requestedMs + EXPIRES_MS, comeMs);
    if (performance.now() - heardMs > GRACE_MS) renew();
    else requestSoon();
  };
  const ended = ({ subject, headers }: Msg) => {
    if (Number(subject.slice(inbox.length + 1)) <= forgotten) return;
    const pending = headers?.get(PENDING);
    if (headers?.code === NO_MESSAGES) return requestSoon();
    if (pending) requested = Math.max(0, requested - Number(pending));
    else {
      requested = 0;
      restsUntilMs = performance.now() + AGAIN_MS;
    }
    requestSoon();
  };

  const messages = new Observable<Msg>((subscriber) => {
    const subscription = connection.subscribe(`${inbox}.*`, {
      callback(_error, message) {
        isThere = true;
        if (isStatus(message)) return ended(message);
        comeMs = performance.now();
        wanted = Math.max(0, wanted - 1);
        requested = Math.max(0, requested - 1);
        requestSoon();
        subscriber.next(message);
      },
    });
    isListening = true;
    // What is read already has come, so that a program that was busy does not ask twice for it.
    subscriber.add(interval(LOOK_MS).subscribe(() => setImmediate(look)));
    subscriber.add(() => {
      isListening = false;
      if (!connection.isClosed()) subscription.unsubscribe();
    });
    requestSoon();
  });

  return {
    messages,
    want(count) {
      wanted = count;
      requestSoon();
    },
    renew,
  };
}

/** A word of the server about a request: it is over, or there is no such consumer. */
function isStatus({ headers, data }: Msg): boolean {
  return data.length === 0 && (headers?.code ?? 0) > 0;
}

import type { ConsumerConfig, JetStreamManager, StreamConfig } from '@nats-io/jetstream';
import { ANSWERS, answersToRun, CALLS, token } from '../protocol/address.js';
import type { NatsClients } from './loadClients.js';

/** Begins the subjects of names that are held. */
export const NAMES = 'pl.name';

/** What the streams are called at the broker. */
export const STREAMS = {
  calls: 'PARALLAMR_CALLS',
  answers: 'PARALLAMR_ANSWERS',
  names: 'PARALLAMR_NAMES',
} as const;

/** How often a call is handed out before it counts as one that kills workers. */
export const MOST_DELIVERIES = 3;

/** What is left lying for so long belongs to nobody any more. */
const LONGEST_KEPT_MS = 30 * 24 * 3600 * 1000;
/** A run that has got an answer brings it to the disk in its own time: only its next life asks for it again. */
const ANSWER_LEASE_MS = 3600 * 1000;

type Named<Config> = Partial<Config> & { readonly name: string };

/** How calls and answers are kept: on file, one message on each subject, until it is acknowledged. */
export function streamConfigs(
  { jetstream }: NatsClients,
  nameLeaseMs: number,
): readonly Named<StreamConfig>[] {
  const { DiscardPolicy, RetentionPolicy, StorageType } = jetstream;
  const kept = {
    retention: RetentionPolicy.Workqueue,
    storage: StorageType.File,
    max_msgs_per_subject: 1,
    discard: DiscardPolicy.New,
    discard_new_per_subject: true,
    max_age: nanoseconds(LONGEST_KEPT_MS),
  };
  return [
    { ...kept, name: STREAMS.calls, subjects: [`${CALLS}.>`] },
    { ...kept, name: STREAMS.answers, subjects: [`${ANSWERS}.>`] },
    {
      name: STREAMS.names,
      subjects: [`${NAMES}.*`],
      storage: StorageType.File,
      max_msgs_per_subject: 1,
      max_age: nanoseconds(nameLeaseMs),
    },
  ];
}

/** What workers take the calls to one provider from. */
export function callConsumer(
  { jetstream }: NatsClients,
  provider: string,
  leaseMs: number,
): Partial<ConsumerConfig> {
  return {
    durable_name: callConsumerName(provider),
    filter_subject: `${CALLS}.${token(provider)}.>`,
    ack_policy: jetstream.AckPolicy.Explicit,
    ack_wait: nanoseconds(leaseMs),
    max_deliver: MOST_DELIVERIES,
    max_ack_pending: -1,
    max_waiting: 4096,
  };
}

/** What a run takes its answers from. */
export function answerConsumer({ jetstream }: NatsClients, run: string): Partial<ConsumerConfig> {
  return {
    durable_name: answerConsumerName(run),
    filter_subject: answersToRun(run),
    ack_policy: jetstream.AckPolicy.Explicit,
    ack_wait: nanoseconds(ANSWER_LEASE_MS),
    max_ack_pending: -1,
  };
}

/** The name of the consumer that workers take the calls to a provider from. */
export function callConsumerName(provider: string): string {
  return `calls-${token(provider)}`;
}

/** The name of the consumer that a run takes its answers from. */
export function answerConsumerName(run: string): string {
  return `answers-${token(run)}`;
}

/** Makes a stream, unless it is there: an administrator may have made it with more replicas. */
export async function ensureStream(
  { streams }: JetStreamManager,
  config: Named<StreamConfig>,
): Promise<void> {
  await streams.info(config.name).catch(() => streams.add(config));
}

/** Makes a consumer, unless it is there. */
export async function ensureConsumer(
  { consumers }: JetStreamManager,
  stream: string,
  config: Partial<ConsumerConfig>,
): Promise<void> {
  await consumers.info(stream, config.durable_name ?? '').catch(() => consumers.add(stream, config));
}

function nanoseconds(ms: number): number {
  return ms * 1_000_000;
}

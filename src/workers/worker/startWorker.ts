import { interval, type SchedulerLike, Subscription } from 'rxjs';
import type { Provider } from '../../providers/provider.js';
import { steadyScheduler } from '../../run/steadyScheduler.js';
import { VERSION } from '../../version.js';
import type { Broker } from '../protocol/broker.js';
import { decoded, decodedAsk, encoded, type Presence } from '../protocol/messages.js';
import { SUBJECTS } from '../protocol/subjects.js';
import { answerFacts } from './answerFacts.js';
import { Desk } from './desk.js';

/** What a worker serves. */
export interface Served {
  readonly name: string;
  readonly provider: Provider;
  /** Calls at once. */
  readonly places: number;
}

export interface WorkerOptions {
  readonly broker: Broker;
  /** Names this worker among all. */
  readonly name: string;
  readonly served: readonly Served[];
  /** Turns a text from outside into one harmless line, without secrets. */
  readonly clean: (text: string) => string;
  readonly tell: (line: string) => void;
  /** Time source. Default: a clock that never jumps. */
  readonly scheduler?: SchedulerLike | undefined;
}

/** A worker that makes calls. */
export interface Worker {
  /** Calls that it has answered, and those of them that failed. */
  readonly counts: { readonly calls: number; readonly errors: number };
  /** Takes no more calls. Resolves when those that it makes are answered. */
  drain(): Promise<void>;
  /** Hands back the calls that it makes. */
  abort(): void;
}

const PRESENCE_MS = 2000;

/** Makes calls for runs on other machines, until it is drained. */
export function startWorker({
  broker,
  name,
  served,
  clean,
  tell,
  scheduler = steadyScheduler,
}: WorkerOptions): Worker {
  let isLeaving = false;
  const desks = new Map<string, Desk>();
  const listening = new Subscription();

  const present = () => {
    const providers = Object.fromEntries([...desks].map(([provider, desk]) => [provider, desk.word]));
    const presence: Presence = { worker: name, version: VERSION, providers, isLeaving };
    broker.tell(SUBJECTS.presence(name), encoded(presence));
  };
  for (const one of served) {
    const desk = new Desk({ ...one, broker, worker: name, clean, tell, scheduler, onNews: present });
    desks.set(one.name, desk);
    listening.add(
      broker.reply(SUBJECTS.facts(one.name), (question) => answerFacts(one.provider, decoded(question))),
    );
  }
  listening.add(
    interval(broker.leaseMs / 3, scheduler).subscribe(() => {
      for (const desk of desks.values()) desk.beat();
    }),
  );
  listening.add(interval(PRESENCE_MS, scheduler).subscribe(present));
  listening.add(
    broker.hear(SUBJECTS.hello).subscribe(() => {
      for (const desk of desks.values()) desk.greet();
      present();
    }),
  );
  listening.add(broker.reconnects.subscribe(present));
  listening.add(
    broker.hear(SUBJECTS.cancel).subscribe(({ data }) => {
      for (const desk of desks.values()) desk.cancel(decodedAsk(data));
    }),
  );
  listening.add(
    broker.reply(SUBJECTS.making, async (question) => {
      if (decoded(question)['worker'] === name) return undefined;
      const asked = decodedAsk(question);
      return [...desks.values()].some((desk) => desk.makes(asked)) ? encoded({ worker: name }) : undefined;
    }),
  );
  present();

  return {
    get counts() {
      const words = [...desks.values()].map(({ word }) => word);
      return {
        calls: words.reduce((sum, { calls }) => sum + calls, 0),
        errors: words.reduce((sum, { errors }) => sum + errors, 0),
      };
    },
    async drain() {
      isLeaving = true;
      const closed = [...desks.values()].map((desk) => desk.close());
      present();
      await Promise.all(closed);
      present();
      listening.unsubscribe();
    },
    abort() {
      for (const desk of desks.values()) desk.abort();
    },
  };
}

import { randomUUID } from 'node:crypto';
import { firstValueFrom, interval, type SchedulerLike, timer } from 'rxjs';
import { UsageError } from '../../errors.js';
import type { Broker } from '../protocol/broker.js';
import { decoded, encoded } from '../protocol/messages.js';

export interface HeldNameOptions {
  /** Says who holds it, for messages: such as a machine and a process. */
  readonly holder: string;
  /** Told that a dead run's hold is waited for. */
  readonly onWait: () => void;
  /** Told that another run has taken the name. */
  readonly onLost: () => void;
  readonly scheduler: SchedulerLike;
}

/** The name of a run, held until it is let go. */
export interface HeldName {
  release(): Promise<void>;
}

/** A third of the time that a name is held without a word: two words may get lost. */
const BEAT_MS = 3000;
const LOOK_MS = 500;

/**
 * Holds the name of a run. The hold of a run that was killed ends by itself and is waited for. Rejects with a
 * `UsageError` when the holder is alive.
 */
export async function heldName(broker: Broker, run: string, options: HeldNameOptions): Promise<HeldName> {
  const life = randomUUID();
  const data = encoded({ holder: options.holder, life });
  let claim = await firstClaim(broker, run, data, options);

  const beat = async () => {
    const next = (await broker.claim(run, data, claim)) ?? (await broker.claim(run, data, 0));
    if (next !== undefined) {
      claim = next;
      return;
    }
    const held = await broker.holder(run);
    if (held === undefined) return;
    // A claim whose word got lost on its way back has been made all the same.
    if (decoded(held.data)['life'] === life) claim = held.claim;
    else {
      beating.unsubscribe();
      options.onLost();
    }
  };
  const beating = interval(BEAT_MS, options.scheduler).subscribe(() => {
    beat().catch(() => {}); // A broker that is away comes back, and the name is claimed again then.
  });

  return {
    async release() {
      beating.unsubscribe();
      await broker.letGo(run).catch(() => {}); // It ends by itself.
    },
  };
}

async function firstClaim(
  broker: Broker,
  run: string,
  data: Uint8Array,
  { onWait, scheduler }: HeldNameOptions,
): Promise<number> {
  let seen: number | undefined;
  for (;;) {
    const claim = await broker.claim(run, data, 0);
    if (claim !== undefined) return claim;
    const held = await broker.holder(run);
    if (held !== undefined && seen === undefined) onWait();
    if (held !== undefined && seen !== undefined && held.claim !== seen) {
      const { holder } = decoded(held.data);
      throw new UsageError(
        `a run called '${run}' is going on (${String(holder)}): wait for its end, or give this one a --run-name of its own`,
      );
    }
    seen = held?.claim ?? seen;
    await firstValueFrom(timer(LOOK_MS, scheduler));
  }
}

import { firstValueFrom, type SchedulerLike, timer } from 'rxjs';

export interface UntilDoneOptions {
  /** Whether nobody needs it any more. */
  readonly isGivenUp: () => boolean;
  readonly scheduler: SchedulerLike;
}

const AGAIN_MS = 300;

/** Does something again until it succeeds: a broker that is away comes back. Resolves with whether it was done. */
export async function untilDone(
  action: () => Promise<unknown>,
  { isGivenUp, scheduler }: UntilDoneOptions,
): Promise<boolean> {
  while (!isGivenUp()) {
    try {
      await action();
      return true;
    } catch {
      // What is wrong with the broker is told where its connection is watched.
      await firstValueFrom(timer(AGAIN_MS, scheduler));
    }
  }
  return false;
}

import { setTimeout } from 'node:timers/promises';

export interface UntilDoneOptions {
  /** Whether nobody needs it any more. Default: somebody does. */
  readonly isGivenUp?: (() => boolean) | undefined;
  /** Milliseconds between two attempts. Default `300`. */
  readonly everyMs?: number | undefined;
}

/** Does something again until it succeeds: a broker that is away comes back. Resolves with whether it was done. */
export async function untilDone(
  action: () => Promise<unknown>,
  { isGivenUp = () => false, everyMs = 300 }: UntilDoneOptions = {},
): Promise<boolean> {
  while (!isGivenUp()) {
    try {
      await action();
      return true;
    } catch {
      await setTimeout(everyMs); // What is wrong with the broker is told where its connection is watched.
    }
  }
  return false;
}

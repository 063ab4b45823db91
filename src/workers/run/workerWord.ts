import type { WorkerWord } from '../../events.js';
import type { Presence } from '../protocol/messages.js';

/** What is told of a worker that a run knows. */
export function workerWord(
  { worker, providers }: Presence,
  counts: Pick<WorkerWord, 'calls' | 'errors' | 'isGone'>,
): WorkerWord {
  return { worker, serves: Object.fromEntries(servesOf(providers)), ...counts };
}

/** What is news when it changes. */
export function newsIn({ providers, isLeaving }: Presence): string {
  return JSON.stringify([isLeaving === true, servesOf(providers)]);
}

function servesOf(providers: Presence['providers']) {
  return Object.entries(providers).map(
    ([name, { places, problem }]) => [name, { places, problem: problem?.message }] as const,
  );
}

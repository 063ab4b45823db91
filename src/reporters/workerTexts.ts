import type { WorkerWord } from '../events.js';
import { cleanText } from '../text/cleanText.js';
import { grouped } from '../text/grouped.js';

/** `gpu1: 12 places, 3,410 calls, 2 errors`, and why it has no places if it has none. */
export function workerText({ worker, isGone, serves, calls, errors }: WorkerWord): string {
  const problems = Object.entries(serves).flatMap(([name, { problem }]) =>
    problem === undefined ? [] : [`${name}: ${problem}`],
  );
  const parts = [
    isGone ? 'gone' : counted(placesOf({ serves }), 'place'),
    counted(calls, 'call'),
    counted(errors, 'error'),
    ...(isGone ? [] : problems),
  ];
  return cleanText(`${worker}: ${parts.join(', ')}`);
}

/** `3 workers with 24 places`; nothing where there are none. */
export function workersText(workers: readonly WorkerWord[]): string | undefined {
  const here = workers.filter(({ isGone }) => !isGone);
  if (workers.length === 0) return undefined;
  const places = here.reduce((sum, worker) => sum + placesOf(worker), 0);
  return `${counted(here.length, 'worker')} with ${counted(places, 'place')}`;
}

function placesOf({ serves }: Pick<WorkerWord, 'serves'>): number {
  return Object.values(serves).reduce((sum, { places }) => sum + places, 0);
}

function counted(count: number, what: string): string {
  return `${grouped(count)} ${count === 1 ? what : `${what}s`}`;
}

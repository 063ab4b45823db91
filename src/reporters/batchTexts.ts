import { map, type Observable, reduce } from 'rxjs';
import type { BatchProgress, RunEvent } from '../events.js';
import { cleanText } from '../text/cleanText.js';
import { counted } from '../text/counted.js';
import { grouped } from '../text/grouped.js';
import { dollars } from './figures.js';

/** Batches that are named one by one. */
const MOST_NAMED = 5;

/**
 * The batches of a provider in a few words: how many are in which state, and how much of them is done.
 *
 * @example
 * batchesText([batch]) // '1 batch in_progress (41,200/47,500)'
 */
export function batchesText(batches: readonly BatchProgress[]): string {
  const groups = new Map<string, BatchProgress[]>();
  for (const batch of batches) groups.set(batch.state, [...(groups.get(batch.state) ?? []), batch]);
  return [...groups]
    .map(([state, some]) => {
      const sum = (of: (batch: BatchProgress) => number) =>
        some.reduce((total, batch) => total + of(batch), 0);
      const done = sum(({ completed = 0, failed = 0 }) => completed + failed);
      const share = `${grouped(done)}/${grouped(sum(({ requests }) => requests))}`;
      return `${counted(some.length, 'batch', 'batches')} ${cleanText(state)} (${share})`;
    })
    .join(', ');
}

/** What goes on at the providers when a run has ended, one line each; emits once, at the end. */
export function openBatches(events: Observable<RunEvent>): Observable<readonly string[]> {
  return events.pipe(
    reduce((open: ReadonlyMap<string, BatchProgress>, event) => {
      if (event.type !== 'batch-changed') return open;
      const next = new Map(open);
      // What has no name yet was not made.
      if (event.state === 'collected' || event.batchId === undefined) next.delete(event.jobId);
      else next.set(event.jobId, event);
      return next;
    }, new Map()),
    map((open) => linesOf([...open.values()])),
  );
}

function linesOf(open: readonly BatchProgress[]): readonly string[] {
  if (open.length === 0) return [];
  const requests = open.reduce((sum, batch) => sum + batch.requests, 0);
  const prices = open.map(({ inputUsd }) => inputUsd);
  const known = prices.filter((price) => price !== undefined);
  const cost =
    known.length < prices.length
      ? 'what they cost is not known here'
      : `their input alone costs about ${dollars(known.reduce((sum, price) => sum + price, 0))}`;
  const named = open
    .slice(0, MOST_NAMED)
    .map(({ provider, model, batchId }) => `  ${cleanText(`${provider}/${model}: ${batchId}`)}`);
  const more = open.length - named.length;
  return [
    `${counted(open.length, 'batch goes', 'batches go')} on and will be billed, with ${counted(requests, 'request')}: ${cost}`,
    ...named,
    ...(more > 0 ? [`  and ${more} more`] : []),
    'To collect the answers: the same command with --resume; to cancel: with --resume --cancel-batches',
  ];
}

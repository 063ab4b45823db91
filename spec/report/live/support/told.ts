import type { LiveFeed } from '../../../../src/report/live/liveFeed.js';

/** What is told to who begins to read now, up to where there is no more: names of events, and their data. */
export function told(feed: LiveFeed): readonly (readonly [name: string, data: string])[] {
  const next = feed.reader();
  let text = '';
  for (let piece = next(); piece.length > 0; piece = next()) text += Buffer.from(piece).toString();
  return [...text.matchAll(/event: (\w+)\ndata: ([^\n]*)\n\n/g)].map(([, name = '', data = '']) => [
    name,
    data,
  ]);
}

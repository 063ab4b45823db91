// The lane, the gate and the retry for something that is no LLM: a crawl of a site, four pages at once, at most 50 a
// second, which tries a page again when the server is busy. Run it with: node examples/crawl.mjs http://localhost:8080/

import { Gate, LimitPace, mergeLane, reportToPace, retryWithBackoff, throughGate } from 'parallamr/operators';
import { defer, map, Subject } from 'rxjs';

const start = new URL(process.argv[2] ?? 'http://localhost:8080/');
const pace = new LimitPace({ cap: 4, rateLimit: { limit: 50, periodMs: 1000 } });
const gate = new Gate({ permits: 4, paceOf: () => pace });

/** What a server says that asks for patience. */
const busy = (/** @type {string} */ what) => Object.assign(new Error(what), { name: 'Busy' });
const isBusy = (/** @type {unknown} */ error) => error instanceof Error && error.name === 'Busy';

/** A page: its address and what it points at. */
const page = (/** @type {string} */ url) =>
  defer(async () => {
    const response = await fetch(url);
    if (response.status === 429 || response.status === 503) throw busy(`${url} answered ${response.status}`);
    return { url, status: response.status, html: await response.text() };
  }).pipe(
    reportToPace(pace, { refusal: (error) => (isBusy(error) ? { reason: 'busy' } : undefined) }),
    throughGate(gate, { key: start.host }),
    retryWithBackoff({ shouldRetry: isBusy, initialDelayMs: 50 }),
  );

/** Addresses of the same site in a page. */
const linksIn = (/** @type {{ url: string, html: string }} */ { url, html }) =>
  [...html.matchAll(/href="([^"#]+)"/g)]
    .map(([, target = '']) => new URL(target, url).href)
    .filter((target) => target.startsWith(start.origin));

const seen = new Set([start.href]);
const isNew = (/** @type {string} */ url) => !seen.has(url) && seen.add(url);
/** Pages that wait: those that a page adds come back to the lane. */
/** @type {Subject<string>} */
const found = new Subject();
let waiting = 1;

found
  .pipe(
    mergeLane(page, { concurrency: 4 }),
    map((fetched) => {
      const links = linksIn(fetched).filter(isNew);
      waiting += links.length - 1;
      for (const link of links) found.next(link);
      if (waiting === 0) found.complete();
      return `${fetched.status} ${fetched.url}`;
    }),
  )
  .subscribe({ next: (line) => console.log(line), complete: () => console.log(`${seen.size} pages`) });
found.next(start.href);

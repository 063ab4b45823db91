// An HTTP service: POST experiments as JSON, read their results as server-sent events, the moment each exists. When the
// client leaves, the calls in flight are aborted. Run it with: node examples/service.mjs, then
//   curl -N localhost:8080 -d '{"prompt": "About {{topic}}", "experiments": [{"provider": "mock", "model": "m", "topic": "bees"}]}'

import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { runExperiments } from 'parallamr';
import { defaultProviders } from 'parallamr/providers';
import { fromRecords } from 'parallamr/sources';
import { catchError, concat, defer, from, fromEvent, map, mergeMap, of, takeUntil } from 'rxjs';

const providers = defaultProviders();

/** @typedef {{ prompt: string, experiments: { provider: string, model: string, [variable: string]: string }[] }} Posted */

/** What the client reads: an event for each result, one for the end, or one for what was wrong with the input. */
const eventsOf = (/** @type {Posted} */ { prompt, experiments }) =>
  concat(
    defer(
      () => runExperiments({ experiments: fromRecords(from(experiments)), prompt, providers }).results,
    ).pipe(
      map(({ experiment, status, output, errorMessage }) => ({
        event: 'result',
        data: { row: experiment.rowNumber, status, output, errorMessage },
      })),
    ),
    of({ event: 'end', data: {} }),
  );

const server = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  defer(() => /** @type {Promise<Posted>} */ (json(request)))
    .pipe(
      mergeMap(eventsOf),
      catchError((error) => of({ event: 'error', data: { message: String(error?.message) } })),
      takeUntil(fromEvent(response, 'close')),
    )
    .subscribe({
      next: ({ event, data }) => response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
      complete: () => response.end(),
    });
});
server.listen(Number(process.env['PORT'] ?? 8080), '127.0.0.1', () => {
  const address = server.address();
  console.log(`listening on http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
});
process.once('SIGTERM', () => server.close());

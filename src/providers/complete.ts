import { map, type SchedulerLike } from 'rxjs';
import type { ProviderAdapter } from './adapter.js';
import { allowanceOf } from './allowance.js';
import type { Provider } from './provider.js';
import type { SendJson } from './sendJson.js';

/** Everything that does not differ from one API to the next: the call is built, sent, and its answer read. */
export function complete(
  adapter: ProviderAdapter,
  send: SendJson,
  scheduler: SchedulerLike,
): Provider['complete'] {
  return (request) =>
    send(adapter.toCall(request)).pipe(
      map((answer) => {
        const completion = adapter.toCompletion(answer, request);
        const allowance = allowanceOf(answer.headers, scheduler.now());
        return allowance ? { ...completion, allowance } : completion;
      }),
    );
}

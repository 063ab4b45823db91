import type { SchedulerLike } from 'rxjs';
import type { ProviderAdapter } from './adapter.js';
import { allowanceOf } from './allowance.js';
import { withCost } from './price.js';
import type { Provider } from './provider.js';
import type { SendJson } from './sendJson.js';

export interface CompleteOptions {
  readonly send: SendJson;
  /** Clock. */
  readonly scheduler: SchedulerLike;
  /** Name in the public price list. Default: what calls cost is unknown, unless the answer says it. */
  readonly listedAs?: string | undefined;
}

/** Everything that does not differ from one API to the next: the call is built, sent, and its answer read and priced. */
export function complete(
  adapter: ProviderAdapter,
  { send, scheduler, listedAs }: CompleteOptions,
): Provider['complete'] {
  return (request) =>
    send(adapter.toCall(request), (answer) => {
      const nowMs = scheduler.now();
      const completion = withCost(adapter.toCompletion(answer, request), request, { listedAs, nowMs });
      const allowance = allowanceOf(answer.headers, nowMs);
      return allowance ? { ...completion, allowance } : completion;
    });
}

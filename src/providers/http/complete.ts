import { ProviderError } from '../../errors.js';
import { unconfigured } from '../../settings/required.js';
import { errorText } from '../../text/errorText.js';
import type { Usage } from '../../usage.js';
import { cleanCompletion } from '../answers/cleanCompletion.js';
import { allowanceOf } from '../failures/allowanceHeaders.js';
import { withCost } from '../prices/price.js';
import { genaiPrices } from '../prices/priceList.js';
import type { Provider } from '../provider.js';
import type { HttpAnswer, ProviderAdapter } from './adapter.js';
import type { CallContext } from './callContext.js';
import { client, connector } from './connection.js';

/**
 * Everything that does not differ from one API to the next: the call is built, sent, and its answer read and priced.
 *
 * Throws a `ProviderError` `unconfigured` where a package cannot be loaded that an answer is read with: an answer that
 * is there is paid for.
 *
 * @param priceListName Name in the public price list. Default: what calls cost is unknown, unless the answer says it.
 */
export function complete(
  adapter: ProviderAdapter,
  { send, scheduler, clean }: CallContext,
  { priceListName }: { readonly priceListName?: string | undefined } = {},
): Provider['complete'] {
  loadAhead([connector, client, ...(priceListName === undefined ? [] : [genaiPrices])]);
  return (request) =>
    send(
      () => adapter.toCall(request),
      (answer) => {
        const nowMs = scheduler.now();
        const priced = <Facts extends Usage>(facts: Facts) =>
          withCost(facts, request, { priceListName, nowMs });
        try {
          const completion = cleanCompletion(adapter.toCompletion(whole(adapter, answer), request), clean);
          const allowance = allowanceOf(answer.headers, nowMs);
          return { ...priced(completion), ...(allowance && { allowance }) };
        } catch (error) {
          // An answer that is of no use has its price, too.
          if (!ProviderError.isInstance(error) || error.answer === undefined) throw error;
          throw ProviderError.from(error, { answer: priced(error.answer) });
        }
      },
    );
}

function loadAhead(packages: readonly (() => unknown)[]): void {
  try {
    for (const load of packages) load();
  } catch (cause) {
    throw unconfigured(errorText(cause));
  }
}

function whole(adapter: ProviderAdapter, answer: HttpAnswer): HttpAnswer {
  return answer.stream && adapter.ofStream ? { ...answer, body: adapter.ofStream(answer.stream) } : answer;
}

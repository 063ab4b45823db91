import { unconfigured } from '../../settings/required.js';
import { errorText } from '../../text/errorText.js';
import { allowanceOf } from '../failures/allowanceHeaders.js';
import { genaiPrices } from '../prices/priceList.js';
import type { Provider } from '../provider.js';
import type { ProviderAdapter } from './adapter.js';
import type { CallContext } from './callContext.js';
import { client, connector } from './connection.js';
import { readCompletion } from './readCompletion.js';

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
        const { nowMs = scheduler.now() } = answer;
        const completion = readCompletion(adapter, answer, request, { clean, priceListName, nowMs });
        const allowance = allowanceOf(answer.headers, nowMs);
        return allowance === undefined ? completion : { ...completion, allowance };
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

import { ProviderError } from '../../errors.js';
import type { Usage } from '../../usage.js';
import { cleanCompletion } from '../answers/cleanCompletion.js';
import { allowanceOf } from '../failures/allowanceHeaders.js';
import { withCost } from '../prices/price.js';
import type { Provider } from '../provider.js';
import type { ProviderAdapter } from './adapter.js';
import type { CallContext } from './callContext.js';

/**
 * Everything that does not differ from one API to the next: the call is built, sent, and its answer read and priced.
 *
 * @param priceListName Name in the public price list. Default: what calls cost is unknown, unless the answer says it.
 */
export function complete(
  adapter: ProviderAdapter,
  { send, scheduler, clean }: CallContext,
  { priceListName }: { readonly priceListName?: string | undefined } = {},
): Provider['complete'] {
  return (request) =>
    send(
      () => adapter.toCall(request),
      (answer) => {
        const nowMs = scheduler.now();
        const priced = <Facts extends Usage>(facts: Facts) =>
          withCost(facts, request, { priceListName, nowMs });
        try {
          const completion = cleanCompletion(adapter.toCompletion(answer, request), clean);
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

import type { Refusal } from './pacedCall.js';
import { RefusalShare } from './refusalShare.js';

/** Refusals with a delay without which it is not known whether a server names one, and as many for each without. */
const NAMED = 3;
/** Standard deviations that tell load from chance. */
const SURE = 3;

/**
 * Tells chance from load by what the server says: where it names a delay when it is asked for too much, a refusal without
 * one is chance, as long as those are no more than chance explains.
 */
export class UnnamedRefusals {
  readonly #share = new RefusalShare();
  #named = 0;
  #unnamed = 0;

  /** A refusal of the call of this number that may be load. */
  note(order: number, { delayMs }: Refusal): void {
    if (delayMs !== undefined) this.#named += 1;
    else {
      this.#unnamed += 1;
      this.#share.refuse(order, false);
    }
  }

  /** Whether the refusal of the call of this number, under load, is chance; else it is to be noted. */
  isChance(order: number, { delayMs, isAtOnce, isCrowded }: Refusal): boolean {
    if (delayMs !== undefined || isAtOnce || isCrowded || this.#named < NAMED * (1 + this.#unnamed))
      return false;
    this.#share.refuse(order, false);
    const isLoad = this.#share.isMoreThanChance(SURE);
    if (isLoad) {
      this.#named = 0;
      this.#unnamed = 0;
    }
    return !isLoad;
  }
}

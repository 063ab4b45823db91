import { catchError, defaultIfEmpty, map, type Observable, of } from 'rxjs';
import { UsageError } from '../../errors.js';
import { concatOne } from '../../operators/concatOne.js';
import { positive } from '../../operators/positive.js';
import { whyUnpriced } from '../../providers/prices/whyUnpriced.js';
import type { TokenPrice } from '../../providers/provider.js';
import type { Usage } from '../../usage.js';
import type { Question } from '../preparedRow.js';
import { mostOutputTokens } from '../tokensAsked.js';
import { ModelSpending } from './modelSpending.js';

export interface CostBudgetOptions {
  /** US dollars. */
  readonly maxCostUsd: number;
  /** Whether models run whose price is not known. */
  readonly allowUnpriced: boolean;
  /** Told once, when the known cost has reached the budget. */
  readonly onReached: (knownCostUsd: number) => void;
}

/** What the calls of one row take from the budget, one after another. */
export interface Spending {
  /** Takes what the next call is estimated to cost. `false` is not before another call has ended. */
  claim(): boolean;
  /** The call has used so much. */
  settle(used: Usage): void;
  /** The call is over, and its row has gone on: the budget may have ended with it. */
  release(): void;
}

/**
 * What a run may cost. A call starts while the known cost, and what the calls in flight are estimated to cost, stay below
 * the budget, see `ModelSpending`. So it is overshot by no more than the calls that are in flight.
 */
export class CostBudget {
  readonly #options: CostBudgetOptions;
  readonly #models = new Map<string, ModelSpending>();
  #knownUsd = 0;
  #isReached = false;

  constructor(options: CostBudgetOptions) {
    positive('maxCostUsd', options.maxCostUsd);
    this.#options = options;
  }

  /** Errors with a `UsageError` for a row whose model has no price, unless such rows are allowed. */
  spendingOf(row: Question): Observable<Spending> {
    return priceOfRow(row).pipe(
      concatOne((price) => {
        if (price !== undefined || this.#options.allowUnpriced) return of(this.#spending(row, price));
        const { provider, model } = row.experiment;
        return unpriced(`${provider}/${model}`, row).pipe(
          map((name) => {
            throw unpricedError([name]);
          }),
        );
      }),
    );
  }

  #spending(row: Question, price: TokenPrice | undefined): Spending {
    const model = this.#modelOf(row);
    const call = { inputTokens: row.estimate.tokens, mostOutputTokens: mostOutputTokens(row), price };
    let isInFlight = false;
    const end = () => {
      if (isInFlight) model.end(call);
      isInFlight = false;
    };
    return {
      claim: () => {
        if (this.#knownUsd + this.#inFlightUsd() >= this.#options.maxCostUsd) return false;
        model.start(call);
        isInFlight = true;
        return true;
      },
      settle: (used) => {
        end();
        model.learn(used);
        this.#knownUsd += used.costUsd ?? 0;
      },
      release: () => {
        end();
        if (this.#isReached || this.#knownUsd < this.#options.maxCostUsd) return;
        this.#isReached = true;
        this.#options.onReached(this.#knownUsd);
      },
    };
  }

  #inFlightUsd(): number {
    let sum = 0;
    for (const model of this.#models.values()) sum += model.inFlightUsd;
    return sum;
  }

  #modelOf({ experiment: { provider, model } }: Question): ModelSpending {
    const key = JSON.stringify([provider, model]);
    const known = this.#models.get(key) ?? new ModelSpending();
    this.#models.set(key, known);
    return known;
  }
}

type PricedQuestion = Pick<Question, 'provider' | 'request'>;

/** What is known of a row's price before its call. */
export function priceOfRow({ provider, request }: PricedQuestion): Observable<TokenPrice | undefined> {
  const price = provider.price?.(request) ?? of(undefined);
  return price.pipe(
    catchError(() => of(undefined)),
    defaultIfEmpty(undefined),
  );
}

/** A model without a price, and why it has none. */
export function unpriced(name: string, { provider, request }: PricedQuestion): Observable<string> {
  return whyUnpriced(provider, request).pipe(map((why) => `${name} (${why})`));
}

/** Says that a budget cannot be held. */
export function unpricedError(models: readonly string[]): UsageError {
  return new UsageError(
    `--max-cost cannot be held: no price is known of ${models.join(', ')}. With --allow-unpriced such rows run all the same, and count with what the provider says they cost, if it does`,
  );
}

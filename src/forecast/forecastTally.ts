import type { Experiment } from '../experiment.js';
import type { TokenPrice } from '../providers/provider.js';
import type { Question } from '../run/preparedRow.js';
import { mostOutputTokens } from '../run/tokensAsked.js';
import type { PilotRow } from './forecasts.js';
import type { ModelRows } from './modelTotals.js';
import { TokenEstimate } from './tokenEstimate.js';

interface Counted extends ModelRows {
  readonly place: number;
  readonly tokens: TokenEstimate;
}

/** Sorts the rows of an input by what they ask, and by whether they have run. */
export class ForecastTally {
  kept = 0;
  problems = 0;
  firstPrompt: string | undefined;
  readonly order: number[] = [];
  readonly #models = new Map<string, Counted>();
  readonly #pilot = new Map<string, PilotRow[]>();

  constructor(pilot: readonly PilotRow[]) {
    for (const row of pilot)
      this.#pilot.set(row.experimentId, [...(this.#pilot.get(row.experimentId) ?? []), row]);
  }

  get models(): readonly ModelRows[] {
    return [...this.#models.values()];
  }

  /** Whether the price of a row's model is still to be asked for. */
  isNew({ experiment }: Question): boolean {
    return !this.#models.has(keyOf(experiment));
  }

  add(row: Question, price: TokenPrice | undefined): void {
    const model = this.#modelOf(row.experiment, price);
    const tokens = model.tokens.of(row.estimate);
    this.firstPrompt ??= row.request.prompt;
    const run = this.#pilot.get(row.ids.experimentId)?.pop();
    if (run !== undefined) {
      this.kept += 1;
      model.pilot.push({ row: run, estimate: tokens });
      return;
    }
    const most = mostOutputTokens(row);
    model.mostOutputTokens =
      most === undefined || model.mostOutputTokens === undefined ? undefined : model.mostOutputTokens + most;
    model.estimates.push(tokens);
    this.order.push(model.place);
  }

  /** What has run of the same models, but belongs to no row of this input, tells of their answers, too. */
  addStrangers(): void {
    for (const row of [...this.#pilot.values()].flat()) this.#models.get(keyOf(row))?.pilot.push({ row });
  }

  #modelOf({ provider, model }: Experiment, price: TokenPrice | undefined): Counted {
    const key = keyOf({ provider, model });
    const known: Counted = this.#models.get(key) ?? {
      provider,
      model,
      price,
      place: this.#models.size,
      tokens: new TokenEstimate(),
      estimates: [],
      mostOutputTokens: 0,
      pilot: [],
    };
    this.#models.set(key, known);
    return known;
  }
}

function keyOf({ provider, model }: { readonly provider: string; readonly model: string }): string {
  return JSON.stringify([provider, model]);
}

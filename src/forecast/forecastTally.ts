import type { Experiment } from '../experiment.js';
import type { TokenPrice } from '../providers/provider.js';
import type { Question, Unaskable } from '../run/preparedRow.js';
import { mostOutputTokens } from '../run/tokensAsked.js';
import type { Lacks, PilotRow } from './forecasts.js';
import { LackTally } from './lackTally.js';
import { learnedRates } from './learnedRates.js';
import type { ModelRows } from './modelTotals.js';
import { TokenEstimate } from './tokenEstimate.js';

interface Counted extends ModelRows {
  readonly place: number;
  readonly tokens: TokenEstimate;
  isPriceAsked: boolean;
}

/** A row that is to be asked. */
export interface RowAhead {
  /** The place of its model among the models. */
  readonly place: number;
  /** Estimated. */
  readonly inputTokens: number;
  readonly mostOutputTokens: number | undefined;
}

/** Sorts the rows of an input by what they ask, and by whether they have run. */
export class ForecastTally {
  kept = 0;
  problems = 0;
  firstPrompt: string | undefined;
  /** In the order in which they run. */
  readonly ahead: RowAhead[] = [];
  readonly #models = new Map<string, Counted>();
  readonly #pilot = new Map<string, PilotRow[]>();
  readonly #columns = new LackTally();
  readonly #files = new LackTally();
  readonly #settings = new LackTally();

  constructor(pilot: readonly PilotRow[]) {
    for (const row of pilot)
      this.#pilot.set(row.experimentId, [...(this.#pilot.get(row.experimentId) ?? []), row]);
  }

  get models(): readonly ModelRows[] {
    return [...this.#models.values()];
  }

  get missing(): Lacks {
    return { columns: this.#columns.lacks, files: this.#files.lacks, settings: this.#settings.lacks };
  }

  /** Whether the price of a row's model is still to be asked for. */
  isUnpriced({ experiment }: Question): boolean {
    return !this.#modelOf(experiment).isPriceAsked;
  }

  /** The price of a row's model is this, or not known for that reason. */
  price({ experiment }: Question, price: TokenPrice | undefined, unpricedReason?: string): void {
    const model = this.#modelOf(experiment);
    model.price = price;
    model.unpricedReason = unpricedReason;
    model.isPriceAsked = true;
  }

  /** A row that cannot be asked. */
  addProblem({ experiment, isTooLong, contextWindow, unreadable }: Unaskable): void {
    this.problems += 1;
    if (unreadable !== undefined) this.#files.add(unreadable, experiment.rowNumber);
    if (!isTooLong) return;
    const model = this.#modelOf(experiment);
    model.tooLongRows += 1;
    model.contextWindow = contextWindow;
  }

  add(row: Question): void {
    const { experiment, provider, missing, isTight, contextWindow } = row;
    const model = this.#modelOf(experiment);
    const inputTokens = model.tokens.of(row.estimate);
    this.firstPrompt ??= row.request.prompt;
    const run = this.#pilot.get(row.ids.experimentId)?.pop();
    if (run !== undefined) {
      this.kept += 1;
      model.pilot.push({ row: run, estimate: inputTokens });
      return;
    }
    for (const name of missing) this.#columns.add(name, experiment.rowNumber);
    if (provider.unconfigured !== undefined) this.#settings.add(provider.unconfigured, experiment.rowNumber);
    if (isTight) model.tightRows += 1;
    if (row.estimate.attached.uncounted > 0) model.uncountedRows += 1;
    model.contextWindow ??= contextWindow;
    const most = mostOutputTokens(row);
    model.mostOutputTokens =
      most === undefined || model.mostOutputTokens === undefined ? undefined : model.mostOutputTokens + most;
    model.rows += 1;
    model.estimatedTokens += inputTokens;
    this.ahead.push({ place: model.place, inputTokens, mostOutputTokens: most });
  }

  /**
   * All rows have been read. What has run of the same models, but belongs to no row of this input, tells of their
   * answers, too.
   */
  end(): void {
    for (const row of [...this.#pilot.values()].flat()) this.#models.get(keyOf(row))?.pilot.push({ row });
    const models = [...this.#models.values()];
    for (const provider of new Set(models.map((model) => model.provider))) {
      const own = models.filter((model) => model.provider === provider);
      const rates = learnedRates(own.flatMap(({ pilot }) => pilot.map(({ row }) => row)));
      for (const model of own) model.callsPerMs = rates.get(model.model);
    }
  }

  #modelOf({ provider, model }: Pick<Experiment, 'provider' | 'model'>): Counted {
    const key = keyOf({ provider, model });
    const known = this.#models.get(key);
    if (known !== undefined) return known;
    const counted: Counted = {
      provider,
      model,
      price: undefined,
      isPriceAsked: false,
      place: this.#models.size,
      tokens: new TokenEstimate(),
      rows: 0,
      estimatedTokens: 0,
      mostOutputTokens: 0,
      tooLongRows: 0,
      tightRows: 0,
      uncountedRows: 0,
      contextWindow: undefined,
      callsPerMs: undefined,
      pilot: [],
    };
    this.#models.set(key, counted);
    return counted;
  }
}

function keyOf({ provider, model }: { readonly provider: string; readonly model: string }): string {
  return JSON.stringify([provider, model]);
}

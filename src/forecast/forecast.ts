import { concat, defer, EMPTY, ignoreElements, map, type Observable, of, toArray } from 'rxjs';
import { concatOne } from '../operators/concatOne.js';
import { mergeLane } from '../operators/mergeLane.js';
import { whenThere } from '../operators/whenThere.js';
import { whyUnpriced } from '../providers/prices/whyUnpriced.js';
import type { ProviderLookup } from '../providers/provider.js';
import { spillQueue } from '../queues/spillQueue.js';
import { priceOfRow } from '../run/health/costBudget.js';
import { providerLookup } from '../run/health/providerLookup.js';
import type { PreparedRow, Question } from '../run/preparedRow.js';
import { prepareRow } from '../run/row/prepareRow.js';
import type { QuestionOptions } from '../run/runOptions.js';
import { durationOf } from './durationOf.js';
import type { Forecast, ModelForecast, PilotRow, Range } from './forecasts.js';
import { ForecastTally } from './forecastTally.js';
import { modelForecast } from './modelTotals.js';
import type { LimitOptions } from './simulatedMs.js';

export interface ForecastOptions extends QuestionOptions, LimitOptions {
  /** Rows that have run already, such as those of `--limit 20`; they are not run again. Default: none. */
  readonly pilot?: Observable<PilotRow> | undefined;
  /** Told of every row as it is checked, such as for what is wrong with it. */
  readonly onRow?: ((row: PreparedRow) => void) | undefined;
  /** Chance, from 0 to below 1. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/**
 * What a run will come to, before it is paid for: tokens, cost and time. Emits once; no completion call is made.
 *
 * Input is estimated, and corrected by what providers counted in the pilot. Output comes from the pilot, with a range by
 * bootstrap; without one it is what the rows allow at the most, or unknown. Time comes from running this very pipeline,
 * with its caps and limits, in virtual time, with the pilot's latencies.
 *
 * Errors as the experiments and the pilot do.
 *
 * @example
 * forecast(options).subscribe(({ costUsd }) => console.log(costUsd));
 */
export function forecast(options: ForecastOptions): Observable<Forecast> {
  const { pilot = EMPTY, onRow = () => {}, random = Math.random } = options;
  return pilot.pipe(
    toArray(),
    concatOne((rows) => {
      const tally = new ForecastTally(rows);
      const providers = providerLookup(options.providers);
      const prepare = prepareRow({ ...options, providers });
      const priced = (row: Question) =>
        priceOfRow(row).pipe(
          concatOne((price) => {
            if (price !== undefined) return of(tally.price(row, price));
            return whyUnpriced(row.provider, row.request).pipe(map((why) => tally.price(row, price, why)));
          }),
        );
      const counted = (row: PreparedRow): Observable<unknown> => {
        onRow(row);
        if ('problem' in row) {
          tally.addProblem(row);
          return EMPTY;
        }
        tally.add(row);
        return tally.isUnpriced(row) ? priced(row) : EMPTY;
      };
      const read = options.experiments.pipe(
        mergeLane((experiment) => whenThere(prepare(experiment), counted), {
          concurrency: 1,
          queue: options.queue ?? (() => spillQueue()),
        }),
        ignoreElements(),
      );
      return concat(
        read,
        defer(() => of(forecastOf(tally, options, { providers, random }))),
      );
    }),
    map((found) => found as Forecast),
  );
}

function forecastOf(
  tally: ForecastTally,
  limits: LimitOptions,
  { providers, random }: { readonly providers: ProviderLookup; readonly random: () => number },
): Forecast {
  tally.end();
  const models = tally.models.map((model) => modelForecast(model, random));
  const asked = models.filter(({ rows }) => rows > 0);
  return {
    version: 1,
    rows: tally.ahead.length,
    kept: tally.kept,
    problems: tally.problems,
    models,
    missing: tally.missing,
    costUsd: totalOf(asked),
    durationMs: durationOf(tally, { limits, providers, random }),
    firstPrompt: tally.firstPrompt,
  };
}

/** Independent ranges add up by their squares, ceilings as they are. */
function totalOf(models: readonly ModelForecast[]): Range | undefined {
  if (models.some(({ costUsd }) => costUsd === undefined)) return undefined;
  const known = models.flatMap(({ costUsd, outputTokens }) =>
    costUsd === undefined ? [] : [{ costUsd, isCeiling: outputTokens === undefined }],
  );
  const [ceilings, ranges] = [
    known.filter(({ isCeiling }) => isCeiling),
    known.filter(({ isCeiling }) => !isCeiling),
  ];
  const mid = known.reduce((sum, { costUsd }) => sum + costUsd.mid, 0);
  const off = (side: 'low' | 'high') =>
    ceilings.reduce((sum, { costUsd }) => sum + Math.abs(costUsd[side] - costUsd.mid), 0) +
    Math.hypot(...ranges.map(({ costUsd }) => costUsd[side] - costUsd.mid));
  return { low: Math.max(0, mid - off('low')), mid, high: mid + off('high') };
}

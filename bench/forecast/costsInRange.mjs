// @ts-check
import { from, of } from 'rxjs';
import { forecast, runExperiments } from '../../dist/index.js';
import { fromRecords } from '../../dist/sources/index.js';
import { seededRandom } from '../seededRandom.mjs';

/** @typedef {import('../../dist/index.js').Result} Result */

const PILOT = 20;
const PRICE = { input: 1e-6, output: 1e-5 };

/**
 * Runs experiments with answers of random lengths: 20 rows, the forecast of the others, then these. Returns how often
 * what they cost lay in the range.
 *
 * @param {object} options
 * @param {number} options.runs
 * @param {number} options.rows of each, those of the pilot aside
 * @param {number} options.sigma of the logarithm of the tokens of an answer; their median is 150
 */
export function costsInRange({ runs, rows, sigma }) {
  let held = 0;
  for (let seed = 1; seed <= runs; seed += 1) {
    const random = seededRandom(seed);
    const question = questionOf(rows + PILOT, sigma, random);
    /** @type {Result[]} */
    const results = [];
    runExperiments(question).results.subscribe((result) => results.push(result));
    const costs = results.map(({ costUsd = 0 }) => costUsd);
    const truth = costs.slice(PILOT).reduce((sum, cost) => sum + cost, 0);
    const pilot = results.slice(0, PILOT).map(({ experiment: { provider, model }, ...row }) => ({
      ...row,
      provider,
      model,
      latencyMs: undefined,
    }));
    forecast({ ...question, pilot: from(pilot), random }).subscribe(({ rows: ahead, costUsd }) => {
      if (ahead !== rows || costUsd === undefined) throw new Error(`${ahead} rows ahead, cost ${costUsd}`);
      if (costUsd.low <= truth && truth <= costUsd.high) held += 1;
    });
  }
  return held;
}

/**
 * @param {number} rows
 * @param {number} sigma
 * @param {() => number} random
 */
function questionOf(rows, sigma, random) {
  // Box and Muller.
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const provider = {
    concurrency: 1,
    price: () => of((/** @type {number} */ input, /** @type {number} */ output) => costOf(input, output)),
    complete: () => {
      const outputTokens = Math.ceil(150 * Math.exp(sigma * normal()));
      return of({ output: 'x', inputTokens: 12, outputTokens, costUsd: costOf(12, outputTokens) });
    },
  };
  const records = Array.from({ length: rows }, (_, n) => ({ provider: 'a', model: 'm', n: `${n}` }));
  return {
    experiments: fromRecords(from(records)),
    prompt: 'Which number follows {{n}}?',
    providers: { a: provider },
  };
}

/**
 * @param {number} inputTokens
 * @param {number} outputTokens
 */
function costOf(inputTokens, outputTokens) {
  return inputTokens * PRICE.input + outputTokens * PRICE.output;
}

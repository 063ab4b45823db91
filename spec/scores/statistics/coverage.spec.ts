import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../bench/seededRandom.mjs';
import { coverage, coverageScenarios } from './support/scenarios.js';

/** `npm run intervals` makes 10,000. */
const EXPERIMENTS = Number(process.env['PARALLAMR_EXPERIMENTS'] ?? 1000);

/** What chance adds to a share of so many: three standard deviations of it. None for the whole number. */
const CHANCE = EXPERIMENTS >= 10_000 ? 0 : 3 * Math.sqrt((0.05 * 0.95) / EXPERIMENTS);

describe('a 95 % interval', () => {
  it.each(coverageScenarios())('holds the truth in 93 to 97 % of experiments: $name', (scenario) => {
    const share = coverage(scenario, EXPERIMENTS, seededRandom(20_261_126));
    expect(share).toBeGreaterThanOrEqual(0.93 - CHANCE);
    expect(share).toBeLessThanOrEqual((scenario.most ?? 0.97) + CHANCE);
  });
});

// @ts-check
import { PARTS } from './parts.mjs';

const part = process.env['MUTATED_PART'] ?? 'operators';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: PARTS[part]?.mutate ?? [],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', './mutation/proseIgnorer.mjs'],
  ignorers: ['prose'],
  // The specs of each part are named: to look through what they import, for every mutant, would cost more than to run them.
  vitest: { configFile: 'mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  ignorePatterns: ['dist', 'coverage', 'reports', 'docs', 'site', 'examples'],
  tempDirName: 'reports/mutation/sandbox',
  concurrency: Number(process.env['MUTATION_WORKERS'] ?? 2),
  // What loops for ever is found out by how often it passes a place; the clock alone sees what waits for ever. It must
  // not take a busy machine for that.
  timeoutMS: Number(process.env['MUTATION_TIMEOUT_MS'] ?? 60_000),
  dryRunTimeoutMinutes: 60,
  // What is known stays known, until the source or a spec that passes there has changed.
  incremental: true,
  incrementalFile: `reports/mutation/${part}.incremental.json`,
  reporters: ['clear-text', 'progress-append-only', 'html', 'json'],
  htmlReporter: { fileName: `reports/mutation/${part}.html` },
  jsonReporter: { fileName: `reports/mutation/${part}.json` },
  clearTextReporter: { allowColor: false, reportTests: false },
};

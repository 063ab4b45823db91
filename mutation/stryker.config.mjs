// @ts-check
import { PARTS } from './parts.mjs';

const part = process.env['MUTATED_PART'] ?? 'operators';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: PARTS[part]?.mutate ?? [],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', './mutation/proseIgnorer.mjs'],
  ignorers: ['prose'],
  vitest: { configFile: 'mutation/vitest.config.ts' },
  coverageAnalysis: 'perTest',
  ignorePatterns: ['dist', 'coverage', 'reports', 'docs'],
  tempDirName: 'reports/mutation/sandbox',
  concurrency: Number(process.env['MUTATION_WORKERS'] ?? 2),
  // A mutant that loops for ever is found out by the clock alone.
  timeoutMS: 10_000,
  incremental: true,
  incrementalFile: `reports/mutation/${part}.incremental.json`,
  reporters: ['clear-text', 'progress-append-only', 'html', 'json'],
  htmlReporter: { fileName: `reports/mutation/${part}.html` },
  jsonReporter: { fileName: `reports/mutation/${part}.json` },
  clearTextReporter: { allowColor: false, reportTests: false },
};

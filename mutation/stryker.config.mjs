// @ts-check
import { PARTS } from './parts.mjs';

const part = process.env['MUTATED_PART'] ?? 'operators';
const specTimeoutMs = Number(process.env['MUTATION_TIMEOUT_MS'] ?? 120_000);

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
  // One after another: two that starve each other look like mutants that hang.
  concurrency: Number(process.env['MUTATION_WORKERS'] ?? 1),
  // What loops for ever is found out by how often it passes a place, what waits for ever by the time-out of its spec. The
  // clock over all of them is the last resort: a busy machine must not be taken for a mutant that hangs.
  timeoutMS: 10 * specTimeoutMs,
  // A constant is mutated while its file is loaded: whatever reads it could notice, so that each takes all specs.
  ignoreStatic: process.env['MUTATION_STATIC'] === undefined,
  dryRunTimeoutMinutes: 60,
  // What is known stays known, until the source or a spec that passes there has changed.
  incremental: true,
  incrementalFile: `reports/mutation/${part}.incremental.json`,
  reporters: ['clear-text', 'progress-append-only', 'html', 'json'],
  htmlReporter: { fileName: `reports/mutation/${part}.html` },
  jsonReporter: { fileName: `reports/mutation/${part}.json` },
  clearTextReporter: { allowColor: false, reportTests: false },
};

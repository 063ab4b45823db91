import { configDefaults, defineConfig } from 'vitest/config';
import { suitePatterns, suites } from './scripts/suites.mjs';

/** Specs that need Node alone, and those that need a program which is here. */
const projects = [
  {
    extends: true as const,
    test: {
      name: 'node',
      include: ['spec/**/*.spec.ts'],
      exclude: [...configDefaults.exclude, ...suitePatterns],
    },
  },
  ...suites
    .filter(({ isFound }) => isFound)
    .map(({ name, pattern }) => ({ extends: true as const, test: { name, include: [pattern] } })),
];

export default defineConfig({
  test: {
    projects,
    expect: { requireAssertions: true },
    restoreMocks: true,
    unstubEnvs: true,
    testTimeout: 30_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/bin.ts', 'src/**/index.ts'],
      reporter: ['text-summary', 'html'],
      thresholds: {
        lines: 85,
        'src/cli.ts': { lines: 88 },
        'src/commands/**': { lines: 88 },
        'src/providers/**': { lines: 85 },
        'src/operators/**': { lines: 100 },
        'src/providers/failures/failureTable.ts': { lines: 100 },
        'src/providers/failures/failureOf.ts': { lines: 100 },
        'src/sinks/csv/csvWriter.ts': { lines: 100 },
        'src/sinks/csv/rowWriter.ts': { lines: 100 },
        'src/commands/arguments/flag.ts': { lines: 100 },
        'src/commands/values/flagValues.ts': { lines: 100 },
        'src/commands/run/checks/checkTogether.ts': { lines: 100 },
        'src/commands/run/checks/flagWarnings.ts': { lines: 100 },
      },
    },
  },
});

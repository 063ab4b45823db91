import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['spec/**/*.spec.ts'],
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
        'src/providers/failureOf.ts': { lines: 100 },
        'src/sinks/csvWriter.ts': { lines: 100 },
        'src/sinks/rowWriter.ts': { lines: 100 },
        'src/commands/flag.ts': { lines: 100 },
        'src/commands/flagValues.ts': { lines: 100 },
        'src/commands/runFlagsTogether.ts': { lines: 100 },
      },
    },
  },
});

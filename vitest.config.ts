import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { configDefaults, defineConfig } from 'vitest/config';

/** Specs of a real terminal run where there is one to be had. */
const hasTmux = spawnSync('tmux', ['-V']).status === 0;
/** Specs of a real browser, likewise. */
const hasChromium = existsSync(process.env['PARALLAMR_CHROMIUM'] ?? '/usr/bin/chromium');

export default defineConfig({
  test: {
    include: ['spec/**/*.spec.ts'],
    exclude: [
      ...configDefaults.exclude,
      ...(hasTmux ? [] : ['spec/**/*.tmux.spec.ts']),
      ...(hasChromium ? [] : ['spec/**/*.chromium.spec.ts']),
    ],
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
        'src/sinks/csv/csvWriter.ts': { lines: 100 },
        'src/sinks/csv/rowWriter.ts': { lines: 100 },
        'src/commands/arguments/flag.ts': { lines: 100 },
        'src/commands/arguments/flagValues.ts': { lines: 100 },
        'src/commands/run/checkFlags.ts': { lines: 100 },
      },
    },
  },
});

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
    },
  },
});

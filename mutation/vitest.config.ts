import { defineConfig } from 'vitest/config';
import { PARTS } from './parts.mjs';

const part = process.env['MUTATED_PART'] ?? 'operators';

export default defineConfig({
  test: {
    include: [...(PARTS[part]?.specs ?? [])],
    expect: { requireAssertions: true },
    restoreMocks: true,
    unstubEnvs: true,
    testTimeout: 30_000,
  },
});

import { defineConfig } from 'vitest/config';
import { NearestFirst } from './nearestFirst.mjs';
import { PARTS } from './parts.mjs';

const part = process.env['MUTATED_PART'] ?? 'operators';

export default defineConfig({
  test: {
    include: [...(PARTS[part]?.specs ?? [])],
    expect: { requireAssertions: true },
    restoreMocks: true,
    unstubEnvs: true,
    sequence: { sequencer: NearestFirst },
    testTimeout: 30_000,
  },
});

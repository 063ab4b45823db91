import { defineConfig } from 'vitest/config';
import { PARTS } from './parts.mjs';
import { QuickFirst } from './quickFirst.mjs';

const part = process.env['MUTATED_PART'] ?? 'operators';

export default defineConfig({
  test: {
    include: [...(PARTS[part]?.specs ?? [])],
    exclude: [...(PARTS[part]?.blind ?? [])],
    expect: { requireAssertions: true },
    restoreMocks: true,
    unstubEnvs: true,
    sequence: { sequencer: QuickFirst },
    testTimeout: Number(process.env['MUTATION_TIMEOUT_MS'] ?? 120_000),
  },
});

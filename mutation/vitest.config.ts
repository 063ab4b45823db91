import { defineConfig } from 'vitest/config';
import { PARTS } from './parts.mjs';
import { QuickFirst } from './quickFirst.mjs';

const part = process.env['MUTATED_PART'] ?? 'operators';

export default defineConfig({
  test: {
    include: [...(PARTS[part]?.specs ?? [])],
    expect: { requireAssertions: true },
    restoreMocks: true,
    unstubEnvs: true,
    sequence: { sequencer: QuickFirst },
    testTimeout: Number(process.env['MUTATION_TIMEOUT_MS'] ?? 60_000),
  },
});

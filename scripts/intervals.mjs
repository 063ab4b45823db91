// @ts-check
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { programArguments } from './arguments/programArguments.mjs';

programArguments(
  `npm run intervals

Tries the intervals of scores on ten times as many simulated experiments as the suite does.`,
  {},
);
const vitest = fileURLToPath(
  new URL('./vitest.mjs', `file://${createRequire(import.meta.url).resolve('vitest/package.json')}`),
);
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--reporter=verbose', 'spec/scores/statistics/coverage.spec.ts'],
  { stdio: 'inherit', env: { ...process.env, PARALLAMR_EXPERIMENTS: '10000' } },
);
process.exitCode = status ?? 1;

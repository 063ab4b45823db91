// @ts-check
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PARTS } from '../mutation/parts.mjs';
import { isChosen } from './arguments/isChosen.mjs';
import { programArguments } from './arguments/programArguments.mjs';

const USAGE = `npm run mutate -- [PART...] [--mutate FILE,...]

Changes the source in every small way there is, and lists the changes that no spec near it has noticed. Sentences for people
are left alone. The report is in reports/mutation/, and so is what is known: a change is tried again when its source, or a
spec that passes there, is another one. A whole part takes from minutes to hours; a file of it, some seconds more than its
specs. Constants are left out unless MUTATION_STATIC=1.`;
const { values, positionals } = programArguments(
  USAGE,
  { allowPositionals: true, options: { mutate: { type: 'string' } } },
  { cases: Object.keys(PARTS) },
);
const parts = Object.keys(PARTS).filter((part) => isChosen(part, positionals));
const files = values.mutate === undefined ? [] : ['--mutate', values.mutate];

const stryker = join(
  dirname(createRequire(import.meta.url).resolve('@stryker-mutator/core/package.json')),
  'bin/stryker.js',
);
let failed = false;
for (const part of parts) {
  const { status } = spawnSync(process.execPath, [stryker, 'run', 'mutation/stryker.config.mjs', ...files], {
    env: { ...process.env, MUTATED_PART: part },
    stdio: 'inherit',
  });
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;

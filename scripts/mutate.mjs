// @ts-check
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PARTS } from '../mutation/parts.mjs';

/**
 * `npm run mutate -- [PART...] [--mutate FILE,...]`: changes the source in every small way there is, and lists the changes
 * that no spec near it has noticed. Sentences for people are left alone. The report is in `reports/mutation/`, and so is
 * what is known: a change is tried again when its source, or a spec that passes there, is another one. A whole part takes
 * from minutes to hours; a file of it, some seconds more than its specs. Constants are left out unless `MUTATION_STATIC=1`.
 */
const words = process.argv.slice(2);
const parts = words.filter((word) => word in PARTS);
const others = words.filter((word) => !(word in PARTS));
const [unknown] = others;
if (unknown !== undefined && !unknown.startsWith('-') && parts.length === 0) {
  console.error(`There is no part '${unknown}': ${Object.keys(PARTS).join(', ')}`);
  process.exit(2);
}

const stryker = join(
  dirname(createRequire(import.meta.url).resolve('@stryker-mutator/core/package.json')),
  'bin/stryker.js',
);
let failed = false;
for (const part of parts.length > 0 ? parts : Object.keys(PARTS)) {
  const { status } = spawnSync(process.execPath, [stryker, 'run', 'mutation/stryker.config.mjs', ...others], {
    env: { ...process.env, MUTATED_PART: part },
    stdio: 'inherit',
  });
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;

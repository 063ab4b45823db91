// @ts-check
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** `node scripts/repeatSpecs.mjs [TIMES] [FILTER...]`: the whole suite again and again, until it is red once. */
const [times = '100', ...filters] = process.argv.slice(2);
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');

for (let time = 1; time <= Number(times); time += 1) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [vitest, 'run', '--reporter=dot', ...filters],
    {
      encoding: 'utf8',
    },
  );
  console.log(`${time} of ${times}: ${status === 0 ? 'green' : 'red'}`);
  if (status === 0) continue;
  console.error(`${stdout}\n${stderr}`);
  process.exit(1);
}

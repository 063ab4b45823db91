// @ts-check
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { programArguments } from './arguments/programArguments.mjs';
import { refuse } from './arguments/refuse.mjs';

const USAGE = `npm run specs:repeat -- [TIMES] [FILTER...]

The whole suite again and again, 100 times or until it is red once.`;
const [times = '100', ...filters] = programArguments(USAGE, { allowPositionals: true }).positionals;
if (!(Number(times) > 0)) refuse(USAGE, `TIMES is a number, not '${times}'`);
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

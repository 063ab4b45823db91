// @ts-check
import { spawnSync } from 'node:child_process';
import { programArguments } from './arguments/programArguments.mjs';

const USAGE = `npm run figures:measure -- [FOLDER]

Measures what the pages tell, on a machine that should have nothing else to do, and writes it into them. FOLDER holds the
programs of npm run bench:peers; without it, their figures stay. It takes about an hour.`;
const [peers] = programArguments(USAGE, { allowPositionals: true }).positionals;
const inFigures = (/** @type {string} */ name) => ['--json', `bench/figures/${name}.json`];
const nodes = ['--node', '20,24', '--runs', '3'];

const measurements = [
  ['npm', 'run', 'build', '--silent'],
  [
    'node',
    'bench/bench.mjs',
    ...nodes,
    ...inFigures('bench'),
    'start',
    'idle-50',
    'dense',
    'halted',
    'interrupted',
  ],
  [
    'node',
    'bench/bench.mjs',
    ...nodes,
    ...inFigures('bench'),
    'sorted',
    'mock-file',
    'memory',
    'served',
    'limit',
  ],
  ['node', 'bench/report.mjs', ...inFigures('report')],
  ['node', 'bench/forecast.mjs', ...inFigures('forecast')],
  ['node', 'scripts/checkInstalls.mjs', ...inFigures('package')],
  ...(peers === undefined ? [] : [['node', 'bench/peers.mjs', peers, ...inFigures('peers')]]),
  ['node', 'scripts/figures.mjs'],
];

for (const [program = '', ...args] of measurements) {
  console.log(`\n${[program, ...args].join(' ')}`);
  const { status } = spawnSync(program, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}`);
}

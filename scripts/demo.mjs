// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { aligned } from '../bench/aligned.mjs';
import { programArguments } from './arguments/programArguments.mjs';

programArguments(
  `npm run demo

Runs the rows of the examples, four at once, against the mock that takes a second for each, and shows the results.`,
  {},
);
const root = fileURLToPath(new URL('..', import.meta.url));
const results = join(mkdtempSync(join(tmpdir(), 'parallamr-demo-')), 'results.csv');
const flags = ['-p', 'examples/prompt.txt', '-c', 'examples/context.txt', '-e', 'examples/experiments.csv'];
const latencyMs = 1000;

console.log(`parallamr run ${flags.join(' ')} -o results.csv --max-concurrent 4 -v`);
console.log(`(12 rows, 4 at once; the mock takes ${latencyMs} ms for each)\n`);

const { status } = spawnSync(
  process.execPath,
  ['dist/bin.js', 'run', ...flags, '-o', results, '--max-concurrent', '4', '-v'],
  { cwd: root, env: { ...process.env, MOCK_LATENCY_MS: `${latencyMs}` }, stdio: 'inherit' },
);
if (status !== 0) process.exit(status ?? 1);

/** @type {Record<string, string>[]} */
const rows = parse(readFileSync(results), { columns: true });
const columns = [
  'row_number',
  'model',
  'case_id',
  'language',
  'status',
  'input_tokens',
  'output_tokens',
  'latency_ms',
];
console.log(`\nThe results, without their texts (all of it is in ${results}):\n`);
console.log(aligned([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]));

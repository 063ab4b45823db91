// @ts-check
import { isChosen } from '../scripts/arguments/isChosen.mjs';
import { programArguments } from '../scripts/arguments/programArguments.mjs';
import { runCase } from './benchCase.mjs';
import { batchCases } from './cases/batches.mjs';
import { callCases } from './cases/calls.mjs';
import { haltCases } from './cases/halts.mjs';
import { limitCases } from './cases/limits.mjs';
import { progressCases } from './cases/progress.mjs';
import { rowCases } from './cases/rows.mjs';
import { servedCases } from './cases/served.mjs';
import { sortedCases } from './cases/sorted.mjs';
import { firstCallCases, startCases } from './cases/start.mjs';
import { machine } from './machine.mjs';
import { outcomesFile } from './outcomesFile.mjs';
import { outcomeTable } from './outcomeTable.mjs';
import { runtime } from './runtimes.mjs';

const USAGE = `npm run bench -- [--runs 5] [--node 20,24] [--json FILE] [CASE...]

CASE is the beginning of one or more names. Without --node, the Node this is.`;
const groups = [
  group(startCases),
  group(firstCallCases),
  group(callCases),
  group(rowCases),
  group(batchCases),
  group(progressCases),
  group(servedCases),
  group(haltCases),
  group(sortedCases),
  group(limitCases),
];
const { values, positionals: names } = programArguments(
  USAGE,
  {
    allowPositionals: true,
    options: {
      runs: { type: 'string', default: '5' },
      node: { type: 'string', default: process.versions.node.split('.')[0] ?? '' },
      json: { type: 'string' },
    },
  },
  { numbers: ['runs'], cases: groups.flatMap((some) => some.names) },
);
const runtimes = values.node.split(',').map(runtime);
const file = outcomesFile(values.json);

/**
 * @template Run
 * @param {readonly import('./benchCase.mjs').BenchCase<Run>[]} cases
 */
function group(cases) {
  return { names: cases.map(({ name }) => name), runGroup: () => runAll(cases) };
}

/**
 * @template Run
 * @param {readonly import('./benchCase.mjs').BenchCase<Run>[]} cases
 */
async function runAll(cases) {
  for (const benchCase of cases) {
    if (!isChosen(benchCase.name, names)) continue;
    for (const node of runtimes) {
      const outcome = await runCase(benchCase, Number(values.runs), node);
      file.add(outcome);
      console.log(`\n${outcomeTable(outcome)}`);
    }
  }
}

console.log(`${machine.cores} cores (${machine.processor}), ${machine.memoryGb} GB`);
for (const { runGroup } of groups) await runGroup();

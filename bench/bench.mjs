// @ts-check
import { availableParallelism, cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { runCase } from './benchCase.mjs';
import { bucketCases } from './cases/buckets.mjs';
import { capCases } from './cases/caps.mjs';
import { mockCases } from './cases/mock.mjs';
import { outcomeTable } from './outcomeTable.mjs';

/** `npm run bench -- [--runs 5] [--json] [CASE...]`, where CASE is the beginning of one or more names. */
const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '5' }, json: { type: 'boolean', default: false } },
});
const print = values.json ? () => {} : console.log;
const machine = {
  cores: availableParallelism(),
  processor: cpus()[0]?.model,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
/** @type {import('./benchCase.mjs').Outcome[]} */
const outcomes = [];

/**
 * @template Run
 * @param {readonly import('./benchCase.mjs').BenchCase<Run>[]} cases
 */
async function runAll(cases) {
  for (const benchCase of cases) {
    if (names.length > 0 && !names.some((name) => benchCase.name.startsWith(name))) continue;
    const outcome = await runCase(benchCase, Number(values.runs));
    outcomes.push(outcome);
    print(`\n${outcomeTable(outcome)}`);
  }
}

print(`${machine.cores} cores (${machine.processor}), ${machine.memoryGb} GB, Node ${machine.node}`);
await runAll(capCases);
await runAll(mockCases);
await runAll(bucketCases);
if (values.json) console.log(JSON.stringify({ machine, outcomes }, null, 2));

// @ts-check
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runCase } from './benchCase.mjs';
import { machine } from './machine.mjs';
import { outcomeTable } from './outcomeTable.mjs';
import { gnuParallel } from './peers/gnuParallel.mjs';
import { here } from './peers/parallamr.mjs';
import { peerCases } from './peers/peerCases.mjs';
import { promptfoo } from './peers/promptfoo.mjs';
import { pythonOriginal } from './peers/pythonOriginal.mjs';

/**
 * `npm run bench:peers -- FOLDER [--runs 3] [--json FILE] [--more] [CASE...]`: this program beside others that do the same work.
 * FOLDER holds `node_modules/promptfoo` and, in `orig`, the sources of the Python parallamr; `parallel`, `curl`, `jq` and
 * what the Python parallamr needs are on the machine. Linux. Other cases that FILE
 * holds are kept; with `--more`, so are earlier runs of the same case.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '3' },
    json: { type: 'string' },
    more: { type: 'boolean', default: false },
  },
});
const [folder, ...names] = positionals;
if (folder === undefined)
  throw new Error('usage: npm run bench:peers -- FOLDER [--runs N] [--json FILE] [CASE...]');

const peers = [here, promptfoo(folder), gnuParallel, pythonOriginal(folder)];
const versions = Object.fromEntries(peers.map(({ name, version }) => [name, version()]));
const node = { version: process.version, path: process.execPath };
const outcomes = new Map(
  (values.json !== undefined && existsSync(values.json)
    ? JSON.parse(readFileSync(values.json, 'utf8')).outcomes
    : []
  ).map((/** @type {import('./benchCase.mjs').Outcome} */ outcome) => [outcome.name, outcome]),
);
for (const peerCase of peerCases(peers)) {
  if (names.length > 0 && !names.includes(peerCase.name)) continue;
  const outcome = await runCase(peerCase, Number(values.runs), node);
  const earlier = values.more ? outcomes.get(outcome.name) : undefined;
  outcomes.set(outcome.name, earlier === undefined ? outcome : withMoreRuns(earlier, outcome));
  console.log(`\n${outcomeTable(outcome)}`);
  if (values.json !== undefined)
    writeFileSync(
      values.json,
      `${JSON.stringify({ machine, versions, outcomes: [...outcomes.values()] }, null, 2)}\n`,
    );
}

/**
 * @param {import('./benchCase.mjs').Outcome} earlier
 * @param {import('./benchCase.mjs').Outcome} later
 * @returns {import('./benchCase.mjs').Outcome}
 */
function withMoreRuns(earlier, later) {
  const valuesOf = (/** @type {string} */ figure, /** @type {string} */ program) =>
    earlier.figures.find(({ name }) => name === figure)?.values[program] ?? [];
  return {
    ...later,
    runs: earlier.runs + later.runs,
    figures: later.figures.map((figure) => ({
      ...figure,
      values: Object.fromEntries(
        Object.entries(figure.values).map(([program, values]) => [
          program,
          [...valuesOf(figure.name, program), ...values],
        ]),
      ),
    })),
  };
}

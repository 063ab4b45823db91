// @ts-check
import { parseArgs } from 'node:util';
import { runCase } from './benchCase.mjs';
import { outcomesFile } from './outcomesFile.mjs';
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
const file = outcomesFile(values.json, { more: values.more, versions });
for (const peerCase of peerCases(peers)) {
  if (names.length > 0 && !names.includes(peerCase.name)) continue;
  const outcome = await runCase(peerCase, Number(values.runs), node);
  file.add(outcome);
  console.log(`\n${outcomeTable(outcome)}`);
}

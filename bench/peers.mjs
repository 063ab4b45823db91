// @ts-check
import { programArguments } from '../scripts/arguments/programArguments.mjs';
import { refuse } from '../scripts/arguments/refuse.mjs';
import { runCase } from './benchCase.mjs';
import { outcomesFile } from './outcomesFile.mjs';
import { outcomeTable } from './outcomeTable.mjs';
import { gnuParallel } from './peers/gnuParallel.mjs';
import { here } from './peers/parallamr.mjs';
import { peerCases } from './peers/peerCases.mjs';
import { promptfoo } from './peers/promptfoo.mjs';
import { pythonOriginal } from './peers/pythonOriginal.mjs';

const USAGE = `npm run bench:peers -- FOLDER [--runs 3] [--json FILE] [--more] [CASE...]

This program beside others that do the same work. FOLDER holds node_modules/promptfoo and, in orig, the sources of the
Python parallamr; parallel, curl, jq and what the Python parallamr needs are on the machine. Linux. Other cases that FILE
holds are kept; with --more, so are earlier runs of the same case.`;
const { values, positionals } = programArguments(
  USAGE,
  {
    allowPositionals: true,
    options: {
      runs: { type: 'string', default: '3' },
      json: { type: 'string' },
      more: { type: 'boolean', default: false },
    },
  },
  { numbers: ['runs'] },
);
const [folder, ...names] = positionals;
if (folder === undefined) refuse(USAGE, 'FOLDER is missing');

const peers = [here, promptfoo(folder), gnuParallel, pythonOriginal(folder)];
const cases = peerCases(peers);
const unknown = names.find((word) => cases.every(({ name }) => name !== word));
if (unknown !== undefined)
  refuse(USAGE, `'${unknown}' is none of ${cases.map(({ name }) => name).join(', ')}`);
const versions = Object.fromEntries(peers.map(({ name, version }) => [name, version()]));
const node = { version: process.version, path: process.execPath };
const file = outcomesFile(values.json, { more: values.more, versions });
for (const peerCase of cases) {
  if (names.length > 0 && !names.includes(peerCase.name)) continue;
  const outcome = await runCase(peerCase, Number(values.runs), node);
  file.add(outcome);
  console.log(`\n${outcomeTable(outcome)}`);
}

// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { forecastTable } from './forecastTable.mjs';
import { machineLine } from './machineLine.mjs';
import { packageLine } from './packageLine.mjs';
import { peerTable } from './peerTable.mjs';
import { reportTable } from './reportTable.mjs';
import { speedTable } from './speedTable.mjs';

/** The pages that show figures. */
export const FIGURED_PAGES = [
  'docs/comparison.md',
  'docs/forecast.md',
  'docs/pace.md',
  'docs/report.md',
  'docs/speed.md',
  'CONTRIBUTING.md',
  'README.md',
];

/** What a block shows, by the name that its page gives it. @type {Record<string, (root: string) => string>} */
const BLOCKS = {
  machine: (root) => machineLine(read(root, 'bench')),
  speed: (root) => speedTable(read(root, 'bench'), 'calls'),
  start: (root) => speedTable(read(root, 'bench'), 'start'),
  rows: (root) => speedTable(read(root, 'bench'), 'rows'),
  served: (root) => speedTable(read(root, 'bench'), 'served'),
  most: (root) => speedTable(read(root, 'bench'), 'most'),
  limits: (root) => speedTable(read(root, 'bench'), 'limits'),
  'peers-machine': (root) => machineLine(read(root, 'peers')),
  peers: (root) => peerTable(read(root, 'peers')),
  'report-machine': (root) => machineLine(read(root, 'report')),
  report: (root) => reportTable(read(root, 'report')),
  'forecast-machine': (root) => machineLine(read(root, 'forecast')),
  forecast: (root) => forecastTable(read(root, 'forecast')),
  package: (root) => packageLine(read(root, 'package')),
};

/**
 * A page with the last figures in its blocks, `<!-- figures: NAME -->` to `<!-- end -->`.
 *
 * @param {string} text of the page
 * @param {string} root of the project
 */
export function withFigures(text, root) {
  return text.replaceAll(/(<!-- figures: ([\w-]+) -->\n)[\s\S]*?(<!-- end -->)/g, (_, begin, name, end) => {
    const block = BLOCKS[name];
    if (block === undefined) throw new Error(`there are no figures called ${name}`);
    return `${begin}\n${block(root)}\n\n${end}`;
  });
}

/**
 * @param {string} root
 * @param {string} name
 */
function read(root, name) {
  return JSON.parse(readFileSync(join(root, `bench/figures/${name}.json`), 'utf8'));
}

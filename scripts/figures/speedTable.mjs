// @ts-check
import { median } from '../../bench/statistics.mjs';
import { formatted, table } from './table.mjs';

/** @typedef {import('../../bench/benchCase.mjs').Outcome} Outcome */
/** @typedef {{ name: string, figure: string, says: string, unit: string, scale?: number, digits?: number }} Row */

/** @type {readonly Row[]} */
const CALLS = ['idle-50', 'dense'].flatMap((name) => [
  { name, figure: 'start to end, ms', says: 'start to end', unit: 's', scale: 1000, digits: 2 },
  {
    name,
    figure: 'first call to last answer, ms',
    says: 'first call to last answer',
    unit: 's',
    scale: 1000,
    digits: 2,
  },
  { name, figure: 'CPU per row, us', says: 'CPU per row', unit: 'ms', scale: 1000, digits: 2 },
  { name, figure: 'peak memory, MB', says: 'peak memory', unit: 'MB' },
]);

/** @type {readonly Row[]} */
const LIMITS = ['limit-chance', 'limit-at-once', 'limit-bucket-none'].flatMap((name) => [
  {
    name,
    figure: 'first call to last answer, s',
    says: 'first call to last answer',
    unit: 's',
    digits: 1,
  },
  { name, figure: 'times the ideal', says: 'beside the ideal', unit: 'times', digits: 2 },
  { name, figure: 'refused calls, %', says: 'refused calls', unit: '%', digits: 1 },
]);

/**
 * Which figures are shown, and what they are called.
 *
 * @type {Readonly<Record<'calls' | 'start' | 'rows' | 'served' | 'limits' | 'most', readonly Row[]>>}
 */
const ROWS = {
  calls: CALLS,
  start: [
    { name: 'start-http', figure: 'start to first call, ms', says: 'first call', unit: 'ms' },
    { name: 'start-mock', figure: 'start to end, ms', says: 'one row of the mock', unit: 'ms' },
    { name: 'start-help', figure: 'start to end, ms', says: '`--help`', unit: 'ms' },
  ],
  rows: [
    { name: 'mock-file', figure: 'start to end, ms', says: 'wall time', unit: 's', scale: 1000, digits: 1 },
    { name: 'mock-file', figure: 'CPU per row, us', says: 'CPU per row', unit: 'us' },
    { name: 'memory-mock', figure: 'peak memory, MB', says: 'peak memory', unit: 'MB' },
    { name: 'memory-paths', figure: 'peak memory, MB', says: 'peak memory', unit: 'MB' },
    { name: 'memory-batch', figure: 'peak memory, MB', says: 'peak memory', unit: 'MB' },
    { name: 'halted', figure: 'start to end, ms', says: 'wall time', unit: 's', scale: 1000, digits: 1 },
    { name: 'halted', figure: 'event loop late, most, ms', says: 'event loop late, most', unit: 'ms' },
    { name: 'interrupted', figure: 'Ctrl-C to an answer, ms', says: 'Ctrl-C to an answer', unit: 'ms' },
    {
      name: 'sorted',
      figure: "start to the second provider's first call, or to all rows parsed, ms",
      says: "start to the second provider's first call",
      unit: 's',
      scale: 1000,
      digits: 2,
    },
  ],
  limits: LIMITS,
  most: [...CALLS, ...LIMITS].filter(({ says }) => ['CPU per row', 'beside the ideal'].includes(says)),
  served: [{ name: 'served', figure: 'CPU per row, us', says: 'CPU per row', unit: 'us', digits: 1 }],
};

/**
 * Figures down, versions of Node across: the median, and how many times it is that of the other program. Cases that
 * have not been measured are left out.
 *
 * @param {{ outcomes: readonly Outcome[] }} figures
 * @param {keyof typeof ROWS} part
 */
export function speedTable({ outcomes }, part) {
  const measured = outcomes.filter(({ name }) => ROWS[part].some((row) => row.name === name));
  if (measured.length === 0) return 'Nobody has measured these anew: `npm run figures:measure` does.';
  const nodes = [...new Set(measured.map(({ node }) => node))].sort();
  const titles = new Map(measured.map(({ name, title }) => [name, title]));
  const rows = ROWS[part]
    .filter(({ name }) => titles.has(name))
    .map((row, at, all) => [
      all[at - 1]?.name === row.name ? '' : (titles.get(row.name) ?? ''),
      row.says,
      ...nodes.map((node) => cell(outcomes, node, row)),
    ]);
  return table(['case', 'figure', ...nodes.map((node) => `Node ${node.replace(/^v|\.\d+$/g, '')}`)], rows);
}

/**
 * @param {readonly Outcome[]} outcomes
 * @param {string} node
 * @param {Row} row
 */
function cell(outcomes, node, { name, figure, unit, scale = 1, digits = 0 }) {
  const outcome = outcomes.find((each) => each.name === name && each.node === node);
  const found = outcome?.figures.find((each) => each.name === figure);
  if (found === undefined) return '';
  const [[, ours = []] = [], other] = Object.entries(found.values);
  const value = `${formatted(median(ours) / scale, digits)} ${unit}`;
  if (other === undefined) return value;
  const [program, theirs] = other;
  return `${value}, ${formatted(median(ours) / median(theirs), 2)} times the ${program}`;
}

// @ts-check
import { median } from '../../bench/statistics.mjs';
import { formatted, table } from './table.mjs';

/** @typedef {import('../../bench/benchCase.mjs').Outcome} Outcome */

/** Figures as they are called in the bench, and here. @type {readonly (readonly [string, string, string, number])[]} */
const ROWS = [
  ['file, MB', 'the file', 'MB', 1],
  ['file beside the page, of the text', 'the file without the page', 'of the text', 2],
  ['written, ms', 'written in', 'ms', 0],
  ['memory to write it, MB', 'memory to write it', 'MB', 0],
  ['first rows, ms', 'first rows', 'ms', 0],
  ['filter, ms', 'a filter', 'ms', 0],
  ['search, ms', 'a search of all texts', 'ms', 0],
  ['scrolling p95, ms', 'scrolling, p95', 'ms', 0],
  ['heap, MB', 'memory of the page', 'MB', 0],
  ['scored, ms', '`score` in', 'ms', 0],
  ['memory to score, MB', 'memory of `score`', 'MB', 0],
];

/**
 * Numbers of rows across, figures down; medians.
 *
 * @param {{ outcomes: readonly Outcome[] }} figures
 */
export function reportTable({ outcomes }) {
  const rows = ROWS.map(([figure, says, unit, digits]) => [
    says,
    ...outcomes.map((outcome) => `${formatted(median(valuesOf(outcome, figure)), digits)} ${unit}`),
  ]);
  return table(['figure', ...outcomes.map(({ title }) => title)], rows);
}

/**
 * @param {Outcome} outcome
 * @param {string} figure
 */
function valuesOf({ name: ofCase, figures }, figure) {
  const found = figures.find(({ name }) => name === figure);
  if (found === undefined) throw new Error(`${ofCase} has no ${figure}`);
  return found.values['page'] ?? [];
}

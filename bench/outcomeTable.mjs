// @ts-check
import { aligned } from './aligned.mjs';
import { median } from './statistics.mjs';

/** @typedef {import('./benchCase.mjs').Outcome} Outcome */
/** @typedef {Outcome['figures'][number]} FigureOutcome */

/**
 * One case as an aligned text: figures down, programs across, medians with (min-max).
 *
 * @param {Outcome} outcome
 * @returns {string}
 */
export function outcomeTable({ name, title, node, runs, figures }) {
  const programs = Object.keys(figures[0]?.values ?? {});
  const lines = [
    ['', ...programs, programs.length > 1 ? 'compared' : ''],
    ...figures.map((figure) => [
      figure.name,
      ...programs.map((program) => spread(figure.values[program] ?? [], figure.digits)),
      comparison(figure),
    ]),
  ];
  return `${name}: ${title} (Node ${node}, ${runs} ${runs === 1 ? 'run' : 'interleaved runs, medians'})\n${aligned(lines)}`;
}

/**
 * @param {readonly number[]} values
 * @param {number} digits
 */
function spread(values, digits) {
  const [middle, least, most] = [median(values), Math.min(...values), Math.max(...values)].map((value) =>
    formatted(value, digits),
  );
  return least === most ? `${middle}` : `${middle} (${least}-${most})`;
}

/** @param {FigureOutcome} figure */
function comparison({ values, compared, digits }) {
  const [first, second] = Object.values(values).map(median);
  if (!compared || first === undefined || second === undefined) return '';
  if (compared === 'ratio') return `x ${formatted(first / second, 2)}`;
  return `${first < second ? '' : '+'}${formatted(first - second, digits)}`;
}

/**
 * @param {number} value
 * @param {number} digits
 */
function formatted(value, digits) {
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

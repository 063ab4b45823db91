// @ts-check
import { formatted, table } from './table.mjs';

/** @typedef {import('../../bench/benchCase.mjs').Outcome} Outcome */

/**
 * What the forecast was held against, and what came of it: the least and the most of all runs.
 *
 * @param {{ outcomes: readonly Outcome[] }} figures
 */
export function forecastTable({ outcomes }) {
  return table(
    ['what', 'measured'],
    outcomes.map(({ title, figures }) => [title, figures.map(measured).join(', ')]),
  );
}

/** @param {Outcome['figures'][number]} figure */
function measured({ name, digits, values: { forecast: values = [] } }) {
  const [figure, unit = ''] = name.split(', ');
  const [least, most] = [Math.min(...values), Math.max(...values)].map((value) =>
    formatted(value, digits).replace(/^-(0(?:\.0+)?)$/, '$1'),
  );
  const said = least === most ? least : `${least} to ${most}`;
  if (unit === 'ms') return `${said} ms`;
  return unit === '' ? `${said} ${figure}` : `${said} ${unit} ${figure}`;
}

// @ts-check
import { median } from '../../bench/statistics.mjs';
import { formatted, table } from './table.mjs';

/** @typedef {import('../../bench/benchCase.mjs').Outcome} Outcome */

/**
 * Programs across, figures of each case down; medians.
 *
 * @param {{ outcomes: readonly Outcome[] }} figures
 */
export function peerTable({ outcomes }) {
  const programs = Object.keys(outcomes[0]?.figures[0]?.values ?? {});
  const rows = outcomes.flatMap(({ title, runs, figures }) => [
    [`**${title}** (${runs === 1 ? '1 run' : `median of ${runs} runs`})`, ...programs.map(() => '')],
    ...figures.map(({ name, digits, values }) => [
      name,
      ...programs.map((program) => formatted(median(values[program] ?? []), digits)),
    ]),
  ]);
  return table(['figure', ...programs], rows);
}

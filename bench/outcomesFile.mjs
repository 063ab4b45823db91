// @ts-check
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { machine } from './machine.mjs';

/** @typedef {import('./benchCase.mjs').Outcome} Outcome */

/**
 * A JSON file of figures, to which each outcome is added as soon as it is there. Cases that are not measured anew are
 * kept.
 *
 * @param {string | undefined} path `undefined` keeps nothing
 * @param {object} [options]
 * @param {boolean} [options.more] adds to earlier runs of a case, instead of taking their place. Default `false`
 * @param {Readonly<Record<string, string>>} [options.versions] of what is measured
 */
export function outcomesFile(path, { more = false, versions } = {}) {
  /** @type {readonly Outcome[]} */
  const kept = path !== undefined && existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).outcomes : [];
  const outcomes = new Map(kept.map((outcome) => [keyOf(outcome), outcome]));
  return {
    /** @param {Outcome} outcome */
    add(outcome) {
      const earlier = more ? outcomes.get(keyOf(outcome)) : undefined;
      outcomes.set(keyOf(outcome), earlier === undefined ? outcome : withEarlier(earlier, outcome));
      if (path === undefined) return;
      const figures = { machine, ...(versions && { versions }), outcomes: [...outcomes.values()] };
      writeFileSync(path, `${JSON.stringify(figures, null, 2)}\n`);
    },
  };
}

/** One of each case and major version of Node. @param {Outcome} outcome */
function keyOf({ name, node }) {
  return `${name} ${node.split('.')[0]}`;
}

/**
 * @param {Outcome} earlier
 * @param {Outcome} later
 * @returns {Outcome}
 */
function withEarlier(earlier, later) {
  const earlierOf = (/** @type {string} */ figure, /** @type {string} */ program) =>
    earlier.figures.find(({ name }) => name === figure)?.values[program] ?? [];
  return {
    ...later,
    runs: earlier.runs + later.runs,
    figures: later.figures.map((figure) => ({
      ...figure,
      values: Object.fromEntries(
        Object.entries(figure.values).map(([program, values]) => [
          program,
          [...earlierOf(figure.name, program), ...values],
        ]),
      ),
    })),
  };
}

// @ts-check

/**
 * @template Run
 * @typedef {object} Figure
 * @property {string} name with its unit
 * @property {(run: Run) => number} of
 * @property {number} digits behind the point
 * @property {'ratio' | 'difference'} [compared] first program to second
 */

/**
 * What is measured side by side. The programs take turns, so that whatever else the machine does hits them alike.
 *
 * @template Run
 * @typedef {object} BenchCase
 * @property {string} name what selects it on the command line
 * @property {string} title
 * @property {number | undefined} [mostRuns] for cases that take long
 * @property {readonly Figure<Run>[]} figures
 * @property {Readonly<Record<string, (node: string) => Promise<Run>>>} programs what to run, by name, given the Node
 *   that runs it
 */

/**
 * @typedef {object} Outcome
 * @property {string} name
 * @property {string} title
 * @property {string} node its version
 * @property {number} runs
 * @property {readonly { name: string, digits: number, compared?: 'ratio' | 'difference' | undefined,
 *   values: Record<string, number[]> }[]} figures values by program, one per run
 */

/**
 * @template Run
 * @param {BenchCase<Run>} benchCase
 * @param {number} wantedRuns
 * @param {import('./runtimes.mjs').Runtime} runtime
 * @returns {Promise<Outcome>}
 */
export async function runCase({ name, title, mostRuns = Infinity, figures, programs }, wantedRuns, runtime) {
  const runs = Math.min(wantedRuns, mostRuns);
  /** @type {Map<string, Run[]>} */
  const done = new Map(Object.keys(programs).map((program) => [program, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const [program, start] of Object.entries(programs))
      done.get(program)?.push(await start(runtime.path));
  }
  return {
    name,
    title,
    node: runtime.version,
    runs,
    figures: figures.map(({ name, of, digits, compared }) => ({
      name,
      digits,
      compared,
      values: Object.fromEntries([...done].map(([program, runs]) => [program, runs.map(of)])),
    })),
  };
}

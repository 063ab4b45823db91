import { type MainOptions, startMain } from './startMain.js';

export type { MainOptions } from './startMain.js';

/** Runs the command in this process, with surroundings of its own. Paths must be absolute. */
export function runMain(argv: readonly string[], options: MainOptions = {}) {
  return startMain(argv, options).ended;
}

// @ts-check
import { spawnSync } from 'node:child_process';
import { globSync } from 'tinyglobby';
import { findChromium } from './findChromium.mjs';
import { findNatsServer } from './findNatsServer.mjs';

/**
 * Specs that need a program beside Node, by the last part of their names: `progress.tmux.spec.ts`. They run where the
 * program is found.
 *
 * @typedef {object} Suite
 * @property {string} name of the project of vitest
 * @property {string} pattern of its specs
 * @property {readonly string[]} programs one of which it needs
 * @property {string} versionFlag
 * @property {string} [debianPackage] that brings one
 */

/** @type {readonly Suite[]} */
const SUITES = [
  {
    name: 'terminal',
    pattern: 'spec/**/*.tmux.spec.ts',
    programs: ['tmux'],
    versionFlag: '-V',
    debianPackage: 'tmux',
  },
  {
    name: 'browser',
    pattern: 'spec/**/*.chromium.spec.ts',
    programs: [findChromium() ?? 'chromium'],
    versionFlag: '--version',
    debianPackage: 'chromium',
  },
  {
    name: 'broker',
    pattern: 'spec/**/*.nats.spec.ts',
    programs: [findNatsServer() ?? 'nats-server'],
    versionFlag: '--version',
    debianPackage: 'nats-server',
  },
  {
    // Brought by `npm ci --prefix site`. It needs the browser, too.
    name: 'site',
    pattern: 'spec/**/*.site.spec.ts',
    programs: ['site/node_modules/.bin/typedoc'],
    versionFlag: '--version',
  },
];

/** Those that have specs, and whether one of their programs is here. */
export const suites = SUITES.filter(({ pattern }) => globSync(pattern).length > 0).map((suite) => ({
  ...suite,
  isFound: suite.programs.some((program) => spawnSync(program, [suite.versionFlag]).status === 0),
}));

/** The patterns of all suites: what the specs that need Node alone leave to them. */
export const suitePatterns = SUITES.map(({ pattern }) => pattern);

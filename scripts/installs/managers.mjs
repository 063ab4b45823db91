// @ts-check

/**
 * How each package manager installs into an empty project, and runs a program of it. `types` are the kinds of
 * `moduleResolution` that the compiler, which knows folders of packages alone, can try there.
 *
 * @typedef {object} Manager
 * @property {string} name
 * @property {(tarball: string) => readonly (readonly string[])[]} install commands
 * @property {readonly string[]} run what stands before a program and its arguments
 * @property {readonly string[]} types
 */

const PEER = 'rxjs@7';
const PNPM = ['npx', '--yes', 'pnpm@10'];
const YARN_1 = ['npx', '--yes', 'yarn@1'];
const YARN = ['npx', '--yes', '@yarnpkg/cli-dist@4'];
const TYPES = ['nodenext', 'bundler'];

/** @type {readonly Manager[]} */
export const managers = [
  {
    name: 'npm',
    install: (tarball) => [['npm', 'install', '--no-audit', '--no-fund', tarball, PEER]],
    run: [],
    types: TYPES,
  },
  {
    name: 'pnpm',
    install: (tarball) => [[...PNPM, 'add', tarball, PEER]],
    run: [],
    types: TYPES,
  },
  {
    name: 'yarn 1',
    install: (tarball) => [[...YARN_1, 'add', '--no-progress', tarball, PEER]],
    run: [],
    types: TYPES,
  },
  {
    // Packages stay in archives, and what is not declared is not found.
    name: "yarn, plug'n'play",
    install: (tarball) => [[...YARN, 'add', `parallamr@file:${tarball}`, PEER]],
    run: [...YARN, 'exec'],
    types: [],
  },
];

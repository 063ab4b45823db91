// @ts-check
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes what `--help` and `run --help` show into files that the built command shows: yargs, which renders it, takes
 * longer to load than all else that the help needs. The other commands' are rendered when they are asked for: each text
 * would be in the download a second time.
 *
 * @param {string} root of the package, whose command is built
 */
export function renderHelp(root) {
  /** @param {string[]} words */
  const rendered = (...words) =>
    execFileSync(process.execPath, [join(root, 'dist/bin.js'), ...words, '--help'], { encoding: 'utf8' });
  mkdirSync(join(root, 'dist/help'));
  writeFileSync(join(root, 'dist/help/parallamr.txt'), rendered().trimEnd());
  writeFileSync(join(root, 'dist/help/run.txt'), rendered('run').trimEnd());
}

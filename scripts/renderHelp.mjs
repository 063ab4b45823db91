// @ts-check
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes what `--help` shows, of the program and of each command, into files that the built command shows: yargs, which
 * renders it, takes longer to load than all else that the help needs.
 *
 * @param {string} root of the package, whose command is built
 */
export function renderHelp(root) {
  /** @param {string[]} words */
  const rendered = (...words) =>
    execFileSync(process.execPath, [join(root, 'dist/bin.js'), ...words, '--help'], { encoding: 'utf8' });
  const whole = rendered();
  const commands = [...whole.matchAll(/^ {2}parallamr (\w+)/gm)].map(([, name = '']) => name);
  const texts = [['parallamr', whole], ...commands.map((name) => [name, rendered(name)])];
  mkdirSync(join(root, 'dist/help'));
  for (const [name, text = ''] of texts) writeFileSync(join(root, `dist/help/${name}.txt`), text.trimEnd());
}

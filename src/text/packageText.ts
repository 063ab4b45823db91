import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * The text of a file that is built into this package, by its path in `exports`, wherever in the package this is called
 * from: a bundle puts it somewhere else than the sources have it. Throws the system's error where it is not built.
 *
 * @example
 * packageText('page/report.css') // 'body { ...'
 */
export function packageText(path: string): string {
  return readFileSync(createRequire(import.meta.url).resolve(`parallamr/${path}`), 'utf8');
}

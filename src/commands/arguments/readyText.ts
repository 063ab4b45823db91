import { packageText } from '../../text/packageText.js';
import { VERSION } from '../../version.js';

/**
 * What `--version`, `--help` or `run --help` print, without loading what would render it: these are rendered when the
 * package is built. Returns `undefined` for all other words.
 *
 * @example
 * readyText(['run', '-h'])?.startsWith('parallamr run') // true
 */
export function readyText(words: readonly string[]): string | undefined {
  if (words.length === 1 && words[0] === '--version') return VERSION;
  const [flag = '', command = 'parallamr'] = words.toReversed();
  if (words.length > 2 || !['--help', '-h'].includes(flag) || !/^[a-z]+$/.test(command)) return undefined;
  try {
    return packageText(`help/${command}.txt`);
  } catch {
    return undefined;
  }
}

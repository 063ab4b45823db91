import { UsageError } from '../errors.js';

/**
 * What each of several prompts is called in the results: the name of its file, with as many of its folders as it takes
 * to tell it from the others.
 *
 * Throws a `UsageError` for a file that is given twice.
 *
 * @example
 * promptNames(['a/short.txt', 'b/short.txt', 'long.txt']) // ['a/short.txt', 'b/short.txt', 'long.txt']
 */
export function promptNames(paths: readonly string[]): readonly string[] {
  const parts = paths.map((path) => path.split(/[\\/]+/).filter((part) => part !== '.' && part !== ''));
  const endOf = (path: readonly string[], length: number) => path.slice(-length).join('/');
  return parts.map((own, index) => {
    const others = parts.filter((_, other) => other !== index);
    for (let length = 1; length <= own.length; length++) {
      const name = endOf(own, length);
      if (!others.some((other) => endOf(other, length) === name)) return name;
    }
    const whole = own.join('/');
    if (!others.some((other) => other.join('/') === whole)) return whole;
    throw new UsageError(`--prompt ${paths[index]} is given twice`);
  });
}

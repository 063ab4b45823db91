import { pathToFileURL } from 'node:url';

/**
 * Imports a module by its path. In a file of its own, since `import()` finds no loader on Node 20 in a script whose code
 * was compiled before.
 */
export function importModule(path: string): Promise<{ readonly default?: unknown }> {
  return import(pathToFileURL(path).href);
}

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * A package that is loaded when it is first used, and not before: loading costs 10 to 50 ms each, and a run may need
 * none of them. Not `import()`, so that its users can stay synchronous.
 *
 * @example
 * const dotenv = onFirstUse<typeof import('dotenv')>('dotenv');
 * dotenv().parse(text);
 */
export function onFirstUse<Module>(name: string): () => Module {
  let loaded: Module | undefined;
  return () => {
    loaded ??= require(name) as Module;
    return loaded;
  };
}

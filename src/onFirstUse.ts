import { createRequire } from 'node:module';
import { errorText } from './text/errorText.js';

const require = createRequire(import.meta.url);

/**
 * A package, or a part of Node, that is loaded when it is first used: loading takes 10 to 50 ms each, and a run may need
 * none of them. It is no `import()`, so that its users can stay synchronous.
 *
 * The function that is returned throws an `Error` where the package cannot be loaded.
 *
 * @example
 * const dotenv = onFirstUse<typeof import('dotenv')>('dotenv');
 * dotenv().parse('OPENAI_API_KEY=sk-1');
 */
export function onFirstUse<Module>(name: string): () => Module {
  let loaded: Module | undefined;
  return () => {
    loaded ??= load(name) as Module;
    return loaded;
  };
}

function load(name: string): unknown {
  try {
    return require(name);
  } catch (cause) {
    const message = `the package ${name.split('/')[0]} cannot be loaded: was parallamr installed anew, or moved, while it ran?`;
    throw new Error(`${message} (${errorText(cause)})`, { cause });
  }
}

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../../errors.js';
import { objectIn } from '../../json.js';
import type { Settings } from '../../settings/settings.js';
import { errorText } from '../../text/errorText.js';
import type { Provider } from '../provider.js';
import { type OwnProvider, ownProvider } from './ownProvider.js';

/** A module with a provider of one's own, as the user names it. */
export interface ProviderModule {
  /** What rows call the provider. */
  readonly name: string;
  /** The module: a path, relative to `directory`. */
  readonly file: string;
  /** Handed to a module that exports a function. */
  readonly settings: Settings;
  /** Default `process.cwd()`. */
  readonly directory?: string | undefined;
}

/**
 * Imports a provider of one's own: a module whose default export is a provider, or a function that makes one from the
 * settings. It may answer with promises.
 *
 * Rejects with a `UsageError` that says what is wrong with the module. What the module does while it is imported is
 * its own affair.
 *
 * @example
 * const provider = await loadProvider({ name: 'echo', file: './echo.mjs', settings: readSettings() });
 */
export async function loadProvider(module: ProviderModule): Promise<Provider> {
  const { name, file, settings, directory = process.cwd() } = module;
  const path = resolve(directory, file);
  const problem = (what: string, cause?: unknown) =>
    new UsageError(`--provider-module ${name}=${file}: ${what}`, { cause });
  if (!existsSync(path)) throw problem('there is no such file');

  const exported = await tried(
    () => importedDefault(path),
    (cause) => problem(`cannot be imported: ${errorText(cause)}`, cause),
  );
  if (exported === undefined) {
    throw problem(
      'has no default export; export a provider, or a function that makes one: export default { complete }',
    );
  }
  const own =
    typeof exported === 'function'
      ? await tried(
          () => exported(settings),
          (cause) => problem(`its function failed: ${errorText(cause)}`, cause),
        )
      : exported;
  if (!isOwnProvider(own)) {
    throw problem('its default export is no provider: it must have a function complete(request)');
  }
  const wrong = await tried(
    () => wrongField(own),
    (cause) => problem(`its provider cannot be looked at: ${errorText(cause)}`, cause),
  );
  if (wrong !== undefined) throw problem(wrong);
  return ownProvider(name, own);
}

async function importedDefault(path: string): Promise<unknown> {
  let giveUp = () => {};
  // When nothing is left that could wake the program, what the module waits for will never come.
  const nothingLeft = new Promise<never>((_resolve, reject) => {
    giveUp = () => reject(new Error('it waits at its top level (await) for something that never comes'));
    process.once('beforeExit', giveUp);
  });
  try {
    const imported: { default?: unknown } = await Promise.race([
      import('./importModule.js').then(({ importModule }) => importModule(path)),
      nothingLeft,
    ]);
    return imported.default;
  } finally {
    process.off('beforeExit', giveUp);
  }
}

async function tried<T>(attempt: () => T | Promise<T>, failure: (cause: unknown) => UsageError): Promise<T> {
  try {
    return await attempt();
  } catch (cause) {
    throw failure(cause);
  }
}

function isOwnProvider(value: unknown): value is OwnProvider {
  return (
    typeof value === 'object' && value !== null && 'complete' in value && typeof value.complete === 'function'
  );
}

/** What the pipeline could not work with. */
function wrongField({
  concurrency,
  limits,
  unconfigured,
  contextWindow,
  models,
  attachments,
}: OwnProvider): string | undefined {
  const cap: unknown = concurrency;
  if (cap !== undefined && !(typeof cap === 'number' && cap > 0)) {
    return `its concurrency must be a number above 0, got ${shown(cap)}`;
  }
  const scope: unknown = limits;
  if (scope !== undefined && scope !== 'model' && scope !== 'provider' && typeof scope !== 'function') {
    return `its limits must be 'model', 'provider' or a function, got ${shown(scope)}`;
  }
  const lacking: unknown = unconfigured;
  if (lacking !== undefined && typeof lacking !== 'string') {
    return `its unconfigured must be a sentence, got ${shown(lacking)}`;
  }
  const taken: unknown = attachments;
  if (taken !== undefined && !Array.isArray(objectIn(taken)['inline']))
    return `its attachments must be { inline: ['image/png', ...] }, got ${shown(taken)}`;
  for (const [field, value] of Object.entries({ contextWindow, models })) {
    if (value !== undefined && typeof value !== 'function')
      return `its ${field} must be a function, got ${shown(value)}`;
  }
  return undefined;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : errorText(value);
}

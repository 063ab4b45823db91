import { lastValueFrom } from 'rxjs';
import { ProviderError, UsageError } from '../errors.js';
import { defaultProviders } from '../providers/defaultProviders.js';
import { listModels } from '../providers/listModels.js';
import type { ModelInfo, ProviderLookup } from '../providers/provider.js';
import { cleanText } from '../text/cleanText.js';
import type { CliIo } from './cliIo.js';
import { EXIT } from './exitCodes.js';

export interface ShowModelsOptions {
  readonly provider: string;
  readonly json: boolean;
  /** Default: those that the environment of `io` and the nearest `.env` give access to. */
  readonly providers?: ProviderLookup;
}

/**
 * Prints the models of a provider, sorted, one per line, and says on stderr when there are none. Returns the exit code;
 * rejects with a `UsageError` that says why there is no list.
 */
export async function showModels(
  options: ShowModelsOptions,
  io: Pick<CliIo, 'stdout' | 'stderr' | 'env' | 'cwd'>,
): Promise<number> {
  const { provider, json, providers = defaultProviders(io.env, io.cwd()) } = options;
  const models = await modelsOf(provider, providers);
  if (models.length === 0) io.stderr.write(`${cleanText(provider)} lists no models\n`);
  const lines = models.map(({ id }) => `${cleanText(id)}\n`);
  io.stdout.write(json ? `${JSON.stringify(models, null, 2)}\n` : lines.join(''));
  return EXIT.ok;
}

async function modelsOf(name: string, providers: ProviderLookup): Promise<readonly ModelInfo[]> {
  try {
    return await lastValueFrom(listModels(name, { providers }));
  } catch (error) {
    if (ProviderError.isInstance(error)) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

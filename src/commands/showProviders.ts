import { defaultProviders } from '../providers/defaultProviders.js';
import { listProviders, type ProviderInfo } from '../providers/listProviders.js';
import type { ProviderLookup } from '../providers/provider.js';
import { counted } from '../text/counted.js';
import type { CliIo } from './cliIo.js';
import { EXIT } from './exitCodes.js';

export interface ShowProvidersOptions {
  readonly json: boolean;
  /** Default: those that the environment of `io` and the nearest `.env` give access to. */
  readonly providers?: ProviderLookup;
}

const ANY_OTHER =
  'Any other NAME is OpenAI-compatible: set NAME_BASE_URL, and NAME_API_KEY if it wants one (my-api reads MY_API_BASE_URL).';

/** Prints the providers with their caps, and what to set for those that lack something. Returns the exit code. */
export async function showProviders(
  options: ShowProvidersOptions,
  io: Pick<CliIo, 'stdout' | 'env' | 'cwd'>,
): Promise<number> {
  const { json, providers = defaultProviders(io.env, io.cwd()) } = options;
  const infos = listProviders({ providers });
  io.stdout.write(json ? `${JSON.stringify(infos.map(toJson), null, 2)}\n` : table(infos));
  return EXIT.ok;
}

function toJson({ name, configured, missing, concurrency }: ProviderInfo) {
  return { name, configured, missing, cap: Number.isFinite(concurrency) ? concurrency : null };
}

function table(infos: readonly ProviderInfo[]): string {
  const width = Math.max(...infos.map(({ name }) => name.length));
  const lines = infos.map(({ name, missing, concurrency }) => {
    const cap = Number.isFinite(concurrency)
      ? `up to ${counted(concurrency, 'call')} at once`
      : 'any number of calls at once';
    return `${name.padEnd(width)}  ${missing === undefined ? `configured, ${cap}` : `not configured: ${missing}`}`;
  });
  return `${[...lines, '', ANY_OTHER].join('\n')}\n`;
}

import type { ProviderLookup } from './provider.js';

/** Who can be asked, for messages. */
export type KnownProviders = Pick<ProviderLookup, 'known' | 'howToKnow'>;

/** What is said of a provider that nobody knows: how it could become known, and who is. */
export function unknownProvider(name: string, { known = [], howToKnow }: KnownProviders): string {
  const hint = howToKnow === undefined ? '' : `: ${howToKnow(name)}`;
  return `Unknown provider '${name}'${hint}; known providers: ${known.join(', ')}`;
}

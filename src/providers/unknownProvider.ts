import { nearestName } from '../text/names/nearestName.js';
import type { ProviderLookup } from './provider.js';

/** Who can be asked, for messages. */
export type KnownProviders = Pick<ProviderLookup, 'known' | 'howToKnow'>;

/** What is said of a provider that nobody knows: who may be meant, how it could become known, and who is. */
export function unknownProvider(name: string, { known = [], howToKnow }: KnownProviders): string {
  const hint = howToKnow === undefined ? '' : `: ${howToKnow(name)}`;
  const nearest = nearestName(name, known);
  const meant = nearest === undefined ? '' : ` (did you mean '${nearest}'?)`;
  return `Unknown provider '${name}'${meant}${hint}; known providers: ${known.join(', ')}`;
}

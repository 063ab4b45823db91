import { nearestName } from './nearestName.js';

/** What yargs complains of, in our words: which flag it is, and which one was probably meant. */
export function usageMessage(complaint: string, flags: readonly string[]): string {
  const [, incomplete] = /^Not enough arguments following: (.+)$/.exec(complaint) ?? [];
  if (incomplete !== undefined) return `${dashed(incomplete)} needs a value`;

  const [, unknown = ''] = /^Unknown arguments?: (.+)$/.exec(complaint) ?? [];
  const meant = unknown.split(', ').flatMap((name) => nearestName(name, flags) ?? []);
  return meant.length === 0 ? complaint : `${complaint}. Did you mean ${meant.map(dashed).join(', ')}?`;
}

function dashed(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`;
}

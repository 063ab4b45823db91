import { onFirstUse } from '../../onFirstUse.js';
import { type FailureFacts, isNoSuchModel } from './failureTable.js';
import type { Headers } from './headers.js';
import { shownAddress } from './shownAddress.js';

/** To import it would load all of what Node's own `fetch` is made of. */
const http = onFirstUse<typeof import('node:http')>('node:http');

/** What is said of a failed call: who answered what, in the server's own words, and what to do where that is known. */
export function failureMessage(facts: FailureFacts, headers: Headers): string {
  const { provider, words, code } = facts;
  const answered = facts.status === undefined ? 'answered with an error' : `answered ${facts.status}`;
  const said =
    redirection(facts, headers) ?? (words || http().STATUS_CODES[facts.status ?? 0] || 'no reason given');
  return `${provider} ${answered}${code ? ` (${code})` : ''}: ${said}${advice(facts)}${whereabouts(facts)}`;
}

function redirection(facts: FailureFacts, headers: Headers): string | undefined {
  const location = headers['location'];
  if (facts.status === undefined || facts.status < 300 || facts.status > 399 || !location) return undefined;
  const host = URL.canParse(location) ? new URL(location).host : 'another path';
  return `a redirect to ${host}, which is not followed, so that no key goes astray`;
}

/** Where nothing is found, and not for the model's sake, the address may be wrong. */
function whereabouts(facts: FailureFacts): string {
  const { url, words, status: answered = 0 } = facts;
  const isWrongPlace = [404, 405, 410].includes(answered) || (answered >= 300 && answered < 400);
  const isModel = isNoSuchModel(facts) || /\bmodels?\b/i.test(words);
  return url !== undefined && isWrongPlace && !isModel ? ` (at ${shownAddress(url)})` : '';
}

/** Ollama knows only the models that were pulled. */
function advice({ provider, status: answered, words }: FailureFacts): string {
  if (provider !== 'ollama' || answered !== 404) return '';
  const model = /model ['"]?([^'"\s]+)['"]? not found/i.exec(words)?.[1] ?? 'MODEL';
  return `. To get it: ollama pull ${model}`;
}

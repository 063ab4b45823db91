import { baseUrl, optionalKey, requiredKey } from '../../settings/required.js';
import type { ProviderFactory } from '../context.js';
import { openAiLike } from './openAiLike.js';

const OFFICIAL = 'https://api.openai.com/v1';

/**
 * OpenAI, or what answers at `OPENAI_BASE_URL`. The official API calls the token limit `max_completion_tokens`, and
 * wants a key; a server of one's own may do without.
 *
 * @see https://platform.openai.com/docs/api-reference/chat
 */
export const openai: ProviderFactory = (context) => {
  const { settings } = context;
  const base = baseUrl(settings, 'OPENAI_BASE_URL', OFFICIAL);
  const official = new URL(base).host.endsWith('api.openai.com');
  const key = (official ? requiredKey : optionalKey)(settings, 'OPENAI_API_KEY');
  const organization = optionalKey(settings, 'OPENAI_ORG_ID');
  const project = optionalKey(settings, 'OPENAI_PROJECT_ID');
  const headers = {
    ...(organization !== undefined && { 'openai-organization': organization }),
    ...(project !== undefined && { 'openai-project': project }),
  };
  return openAiLike(context, {
    baseUrl: base,
    key,
    headers,
    priceListName: base === OFFICIAL ? 'openai' : undefined,
    maxTokens: official ? 'max_completion_tokens' : 'max_tokens',
  });
};

import { baseUrl, optionalKey, requiredKey } from '../../settings/required.js';
import type { ProviderFactory } from '../context.js';
import { CHAT_PATH, chatProvider } from './chatProvider.js';

const OFFICIAL = 'https://api.openai.com/v1';

/**
 * OpenAI, or what answers at `OPENAI_BASE_URL`. The official API calls the token limit `max_completion_tokens`, and
 * wants a key; a server of one's own may do without.
 *
 * @see https://platform.openai.com/docs/api-reference/chat
 */
export const openai: ProviderFactory = (context) => {
  const { settings } = context;
  const given = baseUrl(settings, 'OPENAI_BASE_URL', OFFICIAL, CHAT_PATH);
  const { host, pathname } = new URL(given);
  const official = host.endsWith('api.openai.com');
  const base = official && pathname === '/' ? `${given}/v1` : given;
  const key = (official ? requiredKey : optionalKey)(settings, 'OPENAI_API_KEY');
  const organization = optionalKey(settings, 'OPENAI_ORG_ID');
  const project = optionalKey(settings, 'OPENAI_PROJECT_ID');
  const headers = {
    ...(organization !== undefined && { 'openai-organization': organization }),
    ...(project !== undefined && { 'openai-project': project }),
  };
  return chatProvider(context, {
    baseUrl: base,
    key,
    headers,
    priceListName: base === OFFICIAL ? 'openai' : undefined,
    maxTokens: official ? 'max_completion_tokens' : 'max_tokens',
  });
};

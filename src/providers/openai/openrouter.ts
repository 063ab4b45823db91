import { map } from 'rxjs';
import { baseUrl, requiredKey } from '../../settings/required.js';
import type { ProviderFactory } from '../context.js';
import { askOnce } from '../models/askOnce.js';
import { modelsIn } from '../models/modelsIn.js';
import { CHAT_PATH, chatProvider } from './chatProvider.js';
import { openrouterPrices } from './openrouterPrices.js';
import { PARAMETER_DIALECTS } from './parameterDialects.js';

const OFFICIAL = 'https://openrouter.ai/api/v1';
// https://openrouter.ai/docs/app-attribution
const ATTRIBUTION = { 'http-referer': 'https://www.npmjs.com/package/parallamr', 'x-title': 'parallamr' };

/**
 * OpenRouter: OpenAI's form, errors inside a 200 included, and the only one that says what a call cost. Context windows
 * and prices come from its list of models, fetched once, when first wanted.
 *
 * @see https://openrouter.ai/docs/api-reference/overview
 */
export const openrouter: ProviderFactory = (context) => {
  const { settings, send, scheduler } = context;
  const given = baseUrl(settings, 'OPENROUTER_BASE_URL', OFFICIAL, CHAT_PATH);
  const base = OFFICIAL.startsWith(given) ? OFFICIAL : given;
  const key = requiredKey(settings, 'OPENROUTER_API_KEY');
  const provider = chatProvider(context, {
    baseUrl: base,
    key,
    headers: ATTRIBUTION,
    reportsCost: true,
    dialect: PARAMETER_DIALECTS['openrouter'],
  });
  const listed = askOnce(
    send(
      () => ({ method: 'GET', url: `${base}/models`, headers: { authorization: `Bearer ${key}` } }),
      ({ body }) => ({
        windows: new Map(modelsIn(body).map(({ id, contextWindow }) => [id, contextWindow])),
        prices: openrouterPrices(body),
      }),
    ),
    scheduler,
  );
  return {
    ...provider,
    contextWindow: ({ model }) => listed.pipe(map((known) => known?.windows.get(model))),
    price: ({ model }) => listed.pipe(map((known) => known?.prices.get(model))),
  };
};

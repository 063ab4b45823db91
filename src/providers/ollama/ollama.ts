import { listIn, objectIn, textIn } from '../../json.js';
import { COMMON_IMAGES } from '../../requestPart.js';
import { baseUrl, optionalKey } from '../../settings/required.js';
import type { ProviderFactory } from '../context.js';
import { complete } from '../http/complete.js';
import { identify } from '../http/identify.js';
import { ollamaChat } from './request.js';
import { ollamaWindows } from './windows.js';

/**
 * Ollama, by its native API: the one that looks like OpenAI's takes no `num_ctx`.
 *
 * @see https://github.com/ollama/ollama/blob/main/docs/api.md
 */
export const ollama: ProviderFactory = (context) => {
  const { settings, send, scheduler } = context;
  const base = baseUrl(
    settings,
    'OLLAMA_BASE_URL',
    'http://localhost:11434',
    /\/(?:v1|api)(?:\/chat)?(?:\/completions)?$/,
  );
  const key = optionalKey(settings, 'OLLAMA_API_KEY');
  const headers: Readonly<Record<string, string>> =
    key === undefined ? {} : { authorization: `Bearer ${key}` };

  const adapter = ollamaChat(base, headers);

  return {
    complete: complete(adapter, context),
    identify: identify(adapter),
    contextWindow: ollamaWindows({ base, headers, send, scheduler }),
    models: () =>
      send(
        () => ({ method: 'GET', url: `${base}/api/tags`, headers }),
        ({ body }) =>
          listIn(objectIn(body)['models'])
            .map((entry) => textIn(objectIn(entry)['name']))
            .filter((id) => id !== undefined)
            .map((id) => ({ id })),
      ),
    address: base,
    attachments: { inline: COMMON_IMAGES },
    // One machine answers for all of its models.
    limits: 'provider',
  };
};

import { map, type Observable } from 'rxjs';
import { listIn, objectIn, textIn } from '../../json.js';
import { baseUrl as baseUrlOf, requiredKey } from '../../settings/required.js';
import { tokenCount } from '../answers/tokenCount.js';
import type { BatchProvider } from '../batch/batchApi.js';
import type { ProviderContext } from '../context.js';
import type { HttpAnswer } from '../http/adapter.js';
import { complete } from '../http/complete.js';
import { identify } from '../http/identify.js';
import { allPages } from '../models/allPages.js';
import { askOnce } from '../models/askOnce.js';
import { contextWindowOf } from '../prices/contextWindow.js';
import { listPrice } from '../prices/listPrice.js';
import type { ModelInfo } from '../provider.js';
import { geminiBatches } from './batches.js';
import { GEMINI_ATTACHMENTS, geminiContent, modelPath } from './request.js';

const OFFICIAL = 'https://generativelanguage.googleapis.com';

/**
 * Gemini, from Google's AI Studio or from what answers at `GEMINI_BASE_URL`. How much fits into a model is asked once
 * per model.
 *
 * @see https://ai.google.dev/api
 */
export const gemini = (context: ProviderContext): BatchProvider => {
  const { name, settings, send, scheduler } = context;
  const baseUrl = baseUrlOf(
    settings,
    'GEMINI_BASE_URL',
    OFFICIAL,
    /\/v1(?:alpha|beta)?(?:\/models|\/openai)?$/,
  );
  const headers = { 'x-goog-api-key': requiredKey(settings, 'GEMINI_API_KEY') };
  const priceListName = baseUrl === OFFICIAL ? 'gemini' : undefined;
  const now = () => scheduler.now();
  const get = <T>(path: () => string, read: (answer: HttpAnswer) => T) =>
    send(() => ({ method: 'GET', url: `${baseUrl}/v1beta/${path()}`, headers }), read);
  const windows = new Map<string, Observable<number | undefined>>();
  const askWindow = (model: string) =>
    askOnce(
      get(
        () => modelPath(model),
        ({ body }) => tokenCount(body, 'inputTokenLimit'),
      ),
      scheduler,
    );

  const adapter = geminiContent({ provider: name, baseUrl, headers });

  return {
    complete: complete(adapter, context, { priceListName }),
    identify: identify(adapter),
    contextWindow: ({ model }) => {
      const window = windows.get(model) ?? askWindow(model);
      windows.set(model, window);
      return window.pipe(map((tokens) => tokens ?? contextWindowOf(priceListName, model, now())));
    },
    ...(priceListName !== undefined && { price: listPrice(priceListName, now) }),
    batch: geminiBatches(context, { adapter, baseUrl, headers, priceListName }),
    models: () =>
      allPages((after) =>
        get(
          () => modelsPath(after),
          ({ body }) => ({
            items: modelsIn(body),
            next: textIn(objectIn(body)['nextPageToken']),
          }),
        ),
      ),
    address: baseUrl,
    attachments: GEMINI_ATTACHMENTS,
  };
};

/** @see https://ai.google.dev/api/models#method:-models.list */
function modelsPath(after: string | undefined): string {
  return `models?pageSize=1000${after === undefined ? '' : `&pageToken=${encodeURIComponent(after)}`}`;
}

/** Those that answer; the list holds embedding models as well. */
function modelsIn(body: unknown): readonly ModelInfo[] {
  return listIn(objectIn(body)['models']).flatMap((entry) => {
    const { name, supportedGenerationMethods: methods } = objectIn(entry);
    const id = textIn(name)?.replace(/^models\//, '');
    const answers = methods === undefined || listIn(methods).includes('generateContent');
    return id !== undefined && answers ? [{ id, contextWindow: tokenCount(entry, 'inputTokenLimit') }] : [];
  });
}

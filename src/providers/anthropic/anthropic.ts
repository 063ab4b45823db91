import { of } from 'rxjs';
import { objectIn, textIn } from '../../json.js';
import { baseUrl as baseUrlOf, requiredKey } from '../../settings/required.js';
import type { BatchProvider } from '../batch/batchApi.js';
import type { ProviderContext } from '../context.js';
import { complete } from '../http/complete.js';
import { identify } from '../http/identify.js';
import { allPages } from '../models/allPages.js';
import { modelsIn } from '../models/modelsIn.js';
import { contextWindowOf } from '../prices/contextWindow.js';
import { listPrice } from '../prices/listPrice.js';
import { messageBatches } from './batches.js';
import { ANTHROPIC_ATTACHMENTS, anthropicMessages, leftOutOfSchema } from './request.js';

const OFFICIAL = 'https://api.anthropic.com';

/**
 * Claude, from Anthropic or from what answers at `ANTHROPIC_BASE_URL`.
 *
 * @see https://platform.claude.com/docs/en/api/overview
 */
export const anthropic = (context: ProviderContext): BatchProvider => {
  const { name, settings, send, scheduler } = context;
  const baseUrl = baseUrlOf(settings, 'ANTHROPIC_BASE_URL', OFFICIAL, /\/v1(?:\/messages)?$/);
  const headers = {
    'x-api-key': requiredKey(settings, 'ANTHROPIC_API_KEY'),
    'anthropic-version': '2023-06-01',
  };
  const priceListName = baseUrl === OFFICIAL ? 'anthropic' : undefined;

  const adapter = anthropicMessages({ provider: name, baseUrl, headers });

  return {
    complete: complete(adapter, context, { priceListName }),
    identify: identify(adapter),
    leftOut: leftOutOfSchema,
    contextWindow: ({ model }) => of(contextWindowOf(priceListName, model, scheduler.now())),
    ...(priceListName !== undefined && { price: listPrice(priceListName, () => scheduler.now()) }),
    models: () =>
      allPages((after) =>
        send(
          () => ({ method: 'GET', url: modelsUrl(baseUrl, after), headers }),
          ({ body }) => ({
            items: modelsIn(body),
            next: cursorIn(body),
          }),
        ),
      ),
    address: baseUrl,
    attachments: ANTHROPIC_ATTACHMENTS,
    limits: classOf,
    batch: messageBatches(context, { adapter, baseUrl, headers, priceListName }),
  };
};

/** @see https://platform.claude.com/docs/en/api/models/list */
function modelsUrl(baseUrl: string, after: string | undefined): string {
  const first = `${baseUrl}/v1/models?limit=1000`;
  return after === undefined ? first : `${first}&after_id=${encodeURIComponent(after)}`;
}

function cursorIn(body: unknown): string | undefined {
  const { has_more: hasMore, last_id: lastId } = objectIn(body);
  return hasMore === true ? textIn(lastId) : undefined;
}

/**
 * What a model shares its limits with: all Opus 4.x have one together, and so have all Sonnet 4.x.
 *
 * @see https://platform.claude.com/docs/en/api/rate-limits
 */
function classOf(model: string): string {
  const [, family] = /^claude-(opus|sonnet)-4(?!\d)/.exec(model) ?? [];
  return family === undefined ? model : `claude-${family}-4.x`;
}

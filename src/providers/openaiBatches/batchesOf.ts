import { own } from '../../json.js';
import type { BatchProvider } from '../batch/batchApi.js';
import type { ProviderContext } from '../context.js';
import { type BatchCalls, type OpenAiBatchesOptions, openAiBatches } from './openAiBatches.js';
import { openrouterBatches } from './openrouterBatches.js';

const MEGABYTE = 1e6;
/** Two weeks: the least that Azure takes, and time enough to come back for the answers. */
const EXPIRY_SECONDS = '1209600';

/** How the batches of services that speak as OpenAI does differ, by the name that rows call them by. */
const FORMS: Readonly<Record<string, Omit<OpenAiBatchesOptions, keyof BatchCalls>>> = {
  // https://platform.openai.com/docs/guides/batch: 50,000 requests, 200 MB
  openai: {
    limits: { requests: 47_500, bytes: 190 * MEGABYTE },
    expiry: { 'expires_after[anchor]': 'created_at', 'expires_after[seconds]': EXPIRY_SECONDS },
  },
  // https://learn.microsoft.com/azure/ai-foundry/openai/how-to/batch: 100,000 requests, 200 MB
  azure: {
    limits: { requests: 95_000, bytes: 190 * MEGABYTE },
    endpoint: '/chat/completions',
    expiry: { 'expires_after.anchor': 'created_at', 'expires_after.seconds': EXPIRY_SECONDS },
  },
  // https://console.groq.com/docs/batch: 50,000 requests, 200 MB. Its upload takes no expiry:
  // https://github.com/groq/groq-typescript/blob/main/src/resources/files.ts
  groq: { limits: { requests: 47_500, bytes: 190 * MEGABYTE } },
  // https://docs.mistral.ai/studio-api/batch-processing: up to a million requests of a workspace, 512 MB a file. Its upload
  // takes an `expiry` and does not document the unit: a file that expired too early would cost a job.
  mistral: {
    limits: { requests: 95_000, bytes: 480 * MEGABYTE },
    form: {
      path: '/batch/jobs',
      pageQuery: (_, page) => `page=${page}&page_size=100`,
      line: (customId, body) => ({ custom_id: customId, body }),
      job: ({ fileId, model }, endpoint, metadata) => ({
        input_files: [fileId],
        model,
        endpoint,
        timeout_hours: 24,
        metadata,
      }),
    },
  },
};

/** The batch API of a service that speaks as OpenAI does, if it has one. */
export function batchesOf(context: ProviderContext, calls: BatchCalls): Partial<BatchProvider> {
  if (context.name === 'openrouter') return { batch: openrouterBatches(context, calls) };
  const form = own(FORMS, context.name);
  return form === undefined ? {} : { batch: openAiBatches(context, { ...calls, ...form }) };
}

import { throwError } from 'rxjs';
import { ProviderError } from '../../errors.js';
import { baseUrl, required, requiredKey } from '../../settings/required.js';
import type { BatchProvider } from '../batch/batchApi.js';
import type { ProviderContext } from '../context.js';
import { complete } from '../http/complete.js';
import { identify } from '../http/identify.js';
import { batchesOf } from '../openaiBatches/batchesOf.js';
import type { Provider } from '../provider.js';
import { chatAttachments } from './chatAttachments.js';
import { chatCompletions } from './chatRequest.js';

const NO_LIST =
  'azure does not list its deployments to an API key: the column model takes the names that they have in the Azure portal';

/**
 * Azure OpenAI: the column `model` names a deployment. With `OPENAI_API_VERSION` the deployment is part of the
 * address, without it calls take the v1 form. Whether a deployment wants `max_tokens` or `max_completion_tokens` depends on
 * the model behind it, which only the user knows: either goes out as it is.
 *
 * A deployment's name says nothing certain of the model behind it, so neither price nor context window is known; and
 * a key gives no access to the list of deployments, so `models` fails with a message that says so.
 *
 * @see https://learn.microsoft.com/azure/foundry/openai/api-version-lifecycle
 */
export const azure = (context: ProviderContext): Provider & Partial<BatchProvider> => {
  const { name, settings } = context;
  required(settings, 'AZURE_OPENAI_API_KEY', 'AZURE_OPENAI_ENDPOINT');
  const headers = { 'api-key': requiredKey(settings, 'AZURE_OPENAI_API_KEY') };
  const endpoint = baseUrl(settings, 'AZURE_OPENAI_ENDPOINT');
  const url = azureUrl(endpoint, settings.get('OPENAI_API_VERSION'));

  const adapter = chatCompletions({ provider: name, url, headers });

  return {
    complete: complete(adapter, context),
    identify: identify(adapter),
    // In its v1 form, whichever form single calls take.
    ...batchesOf(context, {
      adapter,
      baseUrl: `${resourceOf(endpoint)}/openai/v1`,
      headers,
      priceListName: undefined,
    }),
    attachments: chatAttachments(name),
    models: () => throwError(() => new ProviderError(NO_LIST, { failure: 'rejected' })),
  };
};

/** Where the calls of a deployment go, from the endpoint as the portal shows it, or as other programs like it. */
export function azureUrl(endpoint: string, apiVersion: string | undefined): (deployment: string) => string {
  const resource = resourceOf(endpoint);
  if (apiVersion === undefined) return () => `${resource}/openai/v1/chat/completions`;
  const version = `api-version=${encodeURIComponent(apiVersion)}`;
  if (resource.includes('/deployments/')) return () => `${resource}/chat/completions?${version}`;
  return (deployment) =>
    `${resource}/openai/deployments/${encodeURIComponent(deployment)}/chat/completions?${version}`;
}

function resourceOf(endpoint: string): string {
  return endpoint.replace(/\/openai(?:\/v1)?(?:\/chat\/completions)?$/, '');
}

import { of, type SchedulerLike, throwError } from 'rxjs';
import { ProviderError } from '../errors.js';
import { own } from '../json.js';
import type { AttachmentForms } from '../requestPart.js';
import { ownHeaders } from '../settings/ownHeaders.js';
import { secretsOf } from '../settings/secrets.js';
import type { Settings } from '../settings/settings.js';
import { anthropic } from './anthropic/anthropic.js';
import { ANTHROPIC_ATTACHMENTS } from './anthropic/request.js';
import type { BatchPricedProvider } from './batch/batchApi.js';
import type { ProviderContext, ProviderFactory } from './context.js';
import { cleanFailure } from './failures/cleanFailure.js';
import { gemini } from './gemini/gemini.js';
import { GEMINI_ATTACHMENTS } from './gemini/request.js';
import type { HttpCall } from './http/adapter.js';
import { callContext } from './http/callContext.js';
import type { HttpSend } from './http/httpSend.js';
import { mock } from './mock.js';
import { ollama } from './ollama/ollama.js';
import { azure } from './openai/azure.js';
import { chatAttachments } from './openai/chatAttachments.js';
import { KNOWN_SERVICES } from './openai/knownServices.js';
import { isKnownName, namesWithBaseUrl, openAiCompatible, settingPrefix } from './openai/openAiCompatible.js';
import { openai } from './openai/openai.js';
import { openrouter } from './openai/openrouter.js';
import { batchTariffOf } from './prices/batchTariffs.js';
import { contextWindowOf } from './prices/contextWindow.js';
import { listPrice } from './prices/listPrice.js';
import { DEFAULT_CONCURRENCY, type Provider, type ProviderLookup } from './provider.js';

interface Entry {
  readonly create: ProviderFactory;
  /** Calls at once unless the user says otherwise. */
  readonly concurrency: number;
}

/** The providers that have an API of their own. One more is one more line. */
const TABLE: Readonly<Record<string, Entry>> = {
  openai: { create: openai, concurrency: DEFAULT_CONCURRENCY },
  azure: { create: azure, concurrency: DEFAULT_CONCURRENCY },
  openrouter: { create: openrouter, concurrency: 5 },
  anthropic: { create: anthropic, concurrency: DEFAULT_CONCURRENCY },
  gemini: { create: gemini, concurrency: DEFAULT_CONCURRENCY },
  ollama: { create: ollama, concurrency: Number.POSITIVE_INFINITY },
  mock: { create: mock, concurrency: Number.POSITIVE_INFINITY },
};

const COMPATIBLE: Entry = { create: openAiCompatible, concurrency: DEFAULT_CONCURRENCY };

/** Names that need no address to be known. Any other is known by its `NAME_BASE_URL`. */
export const KNOWN_PROVIDERS: readonly string[] = [...Object.keys(TABLE), ...Object.keys(KNOWN_SERVICES)];

export interface ProviderRegistryOptions {
  readonly settings: Settings;
  readonly send: HttpSend;
  /** Takes keys out of messages. Default: those in `settings`. */
  readonly redact?: ((text: string) => string) | undefined;
  /** Clock. Default `asyncScheduler`. */
  readonly scheduler?: SchedulerLike | undefined;
}

/**
 * All providers that settings give access to, each made when it is first asked for: `KNOWN_PROVIDERS`, and those that
 * the settings give an address.
 *
 * A name that is neither in the table, nor a well-known service, nor has a `NAME_BASE_URL` is `undefined`. A provider
 * that lacks a setting says so in `unconfigured`, and answers every call with that.
 *
 * @example
 * const providers = providerRegistry({ settings: readSettings(), send: httpSend() });
 * providers('openai')?.complete({ model: 'gpt-4o', prompt: 'Hello', parameters: {}, variables: {} })
 */
export function providerRegistry(options: ProviderRegistryOptions): ProviderLookup {
  const { send, scheduler } = options;
  const watched = secretsOf(options.settings);
  const { settings } = watched;
  const redact = options.redact ?? watched.redact;
  const made = new Map<string, Provider>();

  const find = (name: string): Provider | undefined => {
    const known = made.get(name) ?? create(name);
    if (known) made.set(name, known);
    return known;
  };
  const create = (name: string): Provider | undefined => {
    const entry = own(TABLE, name) ?? (isKnownName(name, settings) ? COMPATIBLE : undefined);
    if (!entry) return undefined;
    const context = { name, settings, ...callContext({ name, send, redact, scheduler }) };
    const provider = configured((plain) => entry.create(withOwnHeaders(plain)), context);
    const { address } = provider;
    return {
      ...provider,
      concurrency: entry.concurrency,
      address: address === undefined ? undefined : context.clean(address),
    };
  };
  return Object.assign(find, {
    known: [...new Set([...KNOWN_PROVIDERS, ...namesWithBaseUrl(settings)])],
    howToKnow: (name: string) => `set ${settingPrefix(name)}_BASE_URL to call an API of that name`,
  });
}

/** The headers of one's own win: whoever names `authorization` means it. */
function withOwnHeaders(context: ProviderContext): ProviderContext {
  const own = ownHeaders(context.settings, `${settingPrefix(context.name)}_HEADERS`);
  if (Object.keys(own).length === 0) return context;
  const withThem = (call: HttpCall) => ({ ...call, headers: { ...call.headers, ...own } });
  return { ...context, send: (call, read) => context.send(() => withThem(call()), read) };
}

function configured(create: ProviderFactory, context: ProviderContext): Provider {
  try {
    return create(context);
  } catch (error) {
    if (!ProviderError.isInstance(error) || error.failure !== 'unconfigured') throw error;
    const failure = cleanFailure(error, context.name, context.clean);
    return {
      ...listedFacts(context),
      attachments: attachmentsOf(context.name),
      complete: () => throwError(() => failure),
      unconfigured: failure.message,
    };
  }
}

/** What an API takes does not depend on a key. */
function attachmentsOf(name: string): AttachmentForms {
  if (name === 'anthropic') return ANTHROPIC_ATTACHMENTS;
  return name === 'gemini' ? GEMINI_ATTACHMENTS : chatAttachments(name);
}

/** Whose models are deployments of one's own, or in a list that only the provider itself has. */
const UNLISTED = new Set(['azure', 'openrouter']);

/** What is known of an official API before there is a key for it: a run can be forecast without. */
function listedFacts({ name, settings, scheduler }: ProviderContext): Partial<BatchPricedProvider> {
  const isElsewhere = settings.get(`${settingPrefix(name)}_BASE_URL`) !== undefined;
  if (isElsewhere || UNLISTED.has(name)) return {};
  const now = () => scheduler.now();
  const tariff = batchTariffOf(name);
  return {
    price: listPrice(name, now),
    ...(tariff && { batchPrice: listPrice(name, now, tariff) }),
    contextWindow: ({ model }) => of(contextWindowOf(name, model, now())),
  };
}

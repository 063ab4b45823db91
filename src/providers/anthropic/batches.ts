import { ignoreElements } from 'rxjs';
import { ProviderError } from '../../errors.js';
import { listIn, objectIn, parsedJson, textIn } from '../../json.js';
import type { BatchApi, BatchOutcome, BatchState, JobDraft } from '../batch/batchApi.js';
import { deletedOrGone } from '../batch/deletedOrGone.js';
import { jobsSince } from '../batch/jobsSince.js';
import { jsonLines } from '../batch/jsonLines.js';
import { jsonList } from '../batch/jsonList.js';
import { lookDelayMs } from '../batch/lookDelayMs.js';
import { momentMs } from '../batch/momentMs.js';
import type { ProviderContext } from '../context.js';
import { httpFailureOf } from '../failures/httpFailureOf.js';
import type { HttpAnswer, ProviderAdapter } from '../http/adapter.js';
import { readCompletion } from '../http/readCompletion.js';
import { BATCH_TARIFFS } from '../prices/batchTariffs.js';
import { listPrice } from '../prices/listPrice.js';

export interface MessageBatchesOptions {
  /** Asks and reads one question. */
  readonly adapter: ProviderAdapter;
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly priceListName?: string | undefined;
}

const MEGABYTE = 1e6;
/** https://platform.claude.com/docs/en/build-with-claude/batch-processing#batch-limitations */
const LIMITS = { requests: 95_000, bytes: 243 * MEGABYTE };
const PAGE = 1000;

/**
 * Anthropic's Message Batches. They carry no id of ours: one that was made just before a run was killed can only be told
 * by what it holds.
 *
 * @see https://platform.claude.com/docs/en/api/messages/batches
 */
export function messageBatches(context: ProviderContext, options: MessageBatchesOptions): BatchApi {
  const { name, send, scheduler, clean } = context;
  const { adapter, baseUrl, headers, priceListName } = options;
  const url = `${baseUrl}/v1/messages/batches`;
  const urlOf = (id: string) => `${url}/${encodeURIComponent(id)}`;

  return {
    limits: LIMITS,
    carriesId: false,
    canCancel: true,
    line: (customId, request) => {
      const { stream: _, ...params } = objectIn(adapter.toCall(request).body);
      return JSON.stringify({ custom_id: customId, params });
    },
    create: (job: JobDraft) =>
      send(
        () => ({ method: 'POST', url, headers, content: jsonList('{"requests":[', job, ']}') }),
        (answer) => stateIn(name, answer),
      ),
    look: (id) =>
      send(
        () => ({ method: 'GET', url: urlOf(id), headers }),
        (answer) => stateIn(name, answer),
      ),
    list: (sinceMs) =>
      jobsSince(sinceMs, (after) =>
        send(
          () => ({
            method: 'GET',
            url: `${url}?limit=${PAGE}${after === undefined ? '' : `&after_id=${encodeURIComponent(after)}`}`,
            headers,
          }),
          (answer) => {
            const { data, has_more: hasMore } = objectIn(answer.body);
            const items = listIn(data).map((body) => stateIn(name, { ...answer, body }));
            return { items, next: hasMore === true ? items.at(-1)?.id : undefined };
          },
        ),
      ),
    cancel: (id) =>
      send(
        () => ({ method: 'POST', url: `${urlOf(id)}/cancel`, headers, body: {} }),
        () => undefined,
      ).pipe(ignoreElements()),
    outcomes: ({ id }, take) => {
      const lines = jsonLines(take);
      return send(
        () => ({ method: 'GET', url: `${urlOf(id)}/results`, headers, receive: lines }),
        () => lines(),
      ).pipe(ignoreElements());
    },
    idIn: (line) => textIn(objectIn(parsedJson(line))['custom_id']),
    read: (line, request, nowMs): BatchOutcome => {
      const { type = 'none', message, error } = objectIn(objectIn(parsedJson(line))['result']);
      if (type === 'succeeded') {
        const answer: HttpAnswer = { status: 200, headers: {}, body: message, nowMs };
        const listing = { priceListName, nowMs, batch: BATCH_TARIFFS.anthropic };
        return {
          kind: 'answered',
          completion: readCompletion(adapter, answer, request, { clean, ...listing }),
        };
      }
      if (type === 'errored') return { kind: 'failed', error: lineFailure(name, error, nowMs) };
      return { kind: 'unattempted', reason: clean(String(type)) };
    },
    discard: ({ batchId }) => deletedOrGone(send, urlOf(batchId ?? ''), headers),
    price: listPrice(priceListName, () => scheduler.now(), BATCH_TARIFFS.anthropic),
  };
}

function stateIn(provider: string, { status, headers, body, nowMs = Date.now() }: HttpAnswer): BatchState {
  const top = objectIn(body);
  const id = textIn(top['id']);
  if (id === undefined)
    throw new ProviderError(`${provider} answered with a batch that has no id`, {
      failure: 'rejected',
      status,
    });
  const state = (textIn(top['processing_status']) ?? 'unknown').toLowerCase();
  const counts = Object.entries(objectIn(top['request_counts'])).filter(([, count]) =>
    Number.isInteger(count),
  );
  const of = (...names: readonly string[]) =>
    counts.filter(([name]) => names.includes(name)).reduce((sum, [, count]) => sum + Number(count), 0);
  return {
    id,
    state,
    ended: state === 'ended',
    requests:
      counts.length === 0 ? undefined : of('processing', 'succeeded', 'errored', 'canceled', 'expired'),
    completed: of('succeeded'),
    failed: of('errored', 'canceled', 'expired'),
    createdAtMs: momentMs(top['created_at']),
    outcomeFiles: [],
    delayMs: lookDelayMs({ headers, nowMs }),
  };
}

/** The status that each kind of error has in an answer of its own: https://platform.claude.com/docs/en/api/errors */
const STATUS: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  api_error: 500,
  timeout_error: 504,
  overloaded_error: 529,
};

/** An error stands in an envelope of its own inside the result, or bare. */
function lineFailure(provider: string, error: unknown, nowMs: number): ProviderError {
  const inner = objectIn(error)['error'];
  const body = inner === undefined ? { error } : { error: inner };
  const type = textIn(objectIn(body.error)['type']) ?? '';
  return httpFailureOf({ provider, status: STATUS[type] ?? 400, body, nowMs });
}

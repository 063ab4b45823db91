import { concat, defer, ignoreElements, map, type Observable } from 'rxjs';
import { ProviderError } from '../../errors.js';
import { listIn, objectIn, textIn } from '../../json.js';
import { concatOne } from '../../operators/concatOne.js';
import type { BatchApi, BatchOutcome, BatchState, JobDraft } from '../batch/batchApi.js';
import { deletedOrGone } from '../batch/deletedOrGone.js';
import { jsonList } from '../batch/jsonList.js';
import { parsedLine } from '../batch/parsedLine.js';
import { wholeBody } from '../batch/wholeBody.js';
import type { ProviderContext } from '../context.js';
import { failureOf } from '../failures/failureOf.js';
import { retryAfterMs } from '../failures/retryAfter.js';
import type { HttpAnswer, ProviderAdapter } from '../http/adapter.js';
import { readCompletion } from '../http/readCompletion.js';
import { listPrice } from '../prices/listPrice.js';
import { modelPath } from './request.js';

export interface GeminiBatchesOptions {
  /** Asks and reads one question. */
  readonly adapter: ProviderAdapter;
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly priceListName?: string | undefined;
}

/** Requests stand in the call itself, of which 20 MB are taken: https://ai.google.dev/gemini-api/docs/batch-api */
const LIMITS = { requests: 50_000, bytes: 19e6 };
/** Tokens from the cache cost what they always do: https://ai.google.dev/gemini-api/docs/pricing */
const TARIFF = { share: 0.5, cachedShare: 1 };
const PAGE = 100;
const MOST_PAGES = 20;
const LAST_STATES = ['succeeded', 'failed', 'cancelled', 'expired'];
const UNATTEMPTED_STATES = ['cancelled', 'expired'];
/** https://grpc.io/docs/guides/status-codes, as the HTTP status that each of them has. */
const STATUS: Readonly<Record<number, number>> = {
  3: 400,
  4: 504,
  5: 404,
  7: 403,
  8: 429,
  9: 400,
  10: 409,
  13: 500,
  14: 503,
  16: 401,
};

/**
 * The batches of the Gemini API: an operation whose requests and answers stand in the calls themselves. The name that is
 * shown of one is our id.
 *
 * @see https://ai.google.dev/api/batch-api
 */
export function geminiBatches(context: ProviderContext, options: GeminiBatchesOptions): BatchApi {
  const { name, send, scheduler, clean } = context;
  const { adapter, baseUrl, headers, priceListName } = options;
  const url = (path: string) => `${baseUrl}/v1beta/${path}`;
  const stateIn = (answer: HttpAnswer) => operationState(name, answer);

  return {
    limits: LIMITS,
    carriesId: true,
    canCancel: true,
    line: (customId, request) =>
      JSON.stringify({ request: adapter.toCall(request).body, metadata: { key: customId } }),
    create: (job: JobDraft) =>
      send(
        () => ({
          method: 'POST',
          url: url(`${modelPath(job.model)}:batchGenerateContent`),
          headers,
          content: jsonList(
            `{"batch":{"displayName":${JSON.stringify(job.jobId)},"inputConfig":{"requests":{"requests":[`,
            job,
            ']}}}}',
          ),
        }),
        stateIn,
      ),
    look: (id) => {
      const whole = wholeBody();
      return send(
        () => ({ method: 'GET', url: url(id), headers, receive: whole.receive() }),
        (answer) => stateIn({ ...answer, body: whole.json() }),
      );
    },
    list: (sinceMs) => {
      const page = (token: string | undefined, count: number): Observable<readonly BatchState[]> =>
        send(
          () => ({
            method: 'GET',
            url: url(
              `batches?pageSize=${PAGE}${token === undefined ? '' : `&pageToken=${encodeURIComponent(token)}`}`,
            ),
            headers,
          }),
          (answer) => {
            const { operations, batches, nextPageToken } = objectIn(answer.body);
            const states = listIn(operations ?? batches).map((body) => stateIn({ ...answer, body }));
            const isOld = (states.at(-1)?.createdAtMs ?? Number.POSITIVE_INFINITY) < sinceMs;
            return { states, next: isOld || count >= MOST_PAGES ? undefined : textIn(nextPageToken) };
          },
        ).pipe(
          concatOne(({ states, next }) =>
            next === undefined
              ? [states]
              : page(next, count + 1).pipe(map((others) => [...states, ...others])),
          ),
        );
      return page(undefined, 1);
    },
    cancel: (id) =>
      send(
        () => ({ method: 'POST', url: url(`${id}:cancel`), headers, body: {}, receive: () => {} }),
        () => undefined,
      ).pipe(ignoreElements()),
    outcomes: ({ id }, take) =>
      defer(() => {
        const whole = wholeBody();
        return send(
          () => ({ method: 'GET', url: url(id), headers, receive: whole.receive() }),
          () => {
            for (const answer of answersIn(whole.json())) take(JSON.stringify(answer));
          },
        );
      }).pipe(ignoreElements()),
    idIn: (line) => textIn(objectIn(objectIn(parsedLine(line))['metadata'])['key']),
    read: (line, request, nowMs): BatchOutcome => {
      const { response, error } = objectIn(parsedLine(line));
      if (response !== undefined && response !== null) {
        const answer: HttpAnswer = { status: 200, headers: {}, body: response, nowMs };
        const listing = { priceListName, nowMs, batch: TARIFF };
        return {
          kind: 'answered',
          completion: readCompletion(adapter, answer, request, { clean, ...listing }),
        };
      }
      const code = objectIn(error)['code'];
      const status = typeof code === 'number' ? (STATUS[code] ?? code) : 400;
      if (code === 1) return { kind: 'unattempted', reason: 'cancelled' };
      return { kind: 'failed', error: failureOf({ provider: name, status, body: { error }, nowMs }) };
    },
    discard: ({ batchId }) =>
      batchId === undefined
        ? concat()
        : deletedOrGone(
            send(
              () => ({ method: 'DELETE', url: url(batchId), headers, receive: () => {} }),
              () => undefined,
            ),
          ),
    price: listPrice(priceListName, () => scheduler.now(), TARIFF),
  };
}

/** Bare or wrapped; the answers stand in two places, one of which comes from the batch and one from the operation. */
function answersIn(body: unknown): readonly unknown[] {
  const { response, metadata, output } = objectIn(body);
  const places = [objectIn(response), objectIn(objectIn(metadata)['output']), objectIn(output)];
  return places
    .map(({ inlinedResponses }) => listIn(objectIn(inlinedResponses)['inlinedResponses'] ?? inlinedResponses))
    .reduce((longest, list) => (list.length > longest.length ? list : longest), []);
}

/** States are called `BATCH_STATE_...` or `JOB_STATE_...`, and stand in the metadata of the operation or at the top. */
function operationState(
  provider: string,
  { status, headers, body, nowMs = Date.now() }: HttpAnswer,
): BatchState {
  const operation = objectIn(body);
  const batch = { ...operation, ...objectIn(operation['metadata']) };
  const id = textIn(operation['name']) ?? textIn(batch['name']);
  if (id === undefined)
    throw new ProviderError(`${provider} answered with a batch that has no name`, {
      failure: 'rejected',
      status,
    });
  const state = (textIn(batch['state']) ?? 'unknown').toLowerCase().replace(/^(?:batch|job)_state_/, '');
  const error = operation['error'] ?? batch['error'];
  const stats = objectIn(batch['batchStats']);
  const count = (key: string) => {
    const value = Number(stats[key] ?? Number.NaN);
    return Number.isInteger(value) ? value : undefined;
  };
  const createdAtMs = Date.parse(textIn(batch['createTime']) ?? '');
  const delayMs = retryAfterMs(headers['retry-after'] ?? '', nowMs);
  const ended = operation['done'] === true || LAST_STATES.includes(state);
  const isRefused = ended && state !== 'succeeded' && !UNATTEMPTED_STATES.includes(state) && Boolean(error);
  return {
    id,
    jobId: textIn(batch['displayName']),
    state,
    ended,
    refusal: isRefused ? refusalOf(provider, error, nowMs) : undefined,
    requests: count('requestCount'),
    completed: count('successfulRequestCount'),
    failed: count('failedRequestCount'),
    createdAtMs: Number.isNaN(createdAtMs) ? undefined : createdAtMs,
    outcomeFiles: [],
    delayMs: delayMs !== undefined && delayMs > 0 ? delayMs : undefined,
  };
}

function refusalOf(provider: string, error: unknown, nowMs: number) {
  const code = Number(objectIn(error)['code']);
  const failure = failureOf({ provider, status: STATUS[code] ?? 400, body: { error }, nowMs });
  return { error: failure, isTooMuch: failure.failure === 'rate-limited' };
}

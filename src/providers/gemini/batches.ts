import { concat, defer, ignoreElements } from 'rxjs';
import { listIn, objectIn, parsedJson, textIn } from '../../json.js';
import type { BatchApi, BatchOutcome, JobDraft } from '../batch/batchApi.js';
import { deletedOrGone } from '../batch/deletedOrGone.js';
import { jobsSince } from '../batch/jobsSince.js';
import { jsonList } from '../batch/jsonList.js';
import { wholeBody } from '../batch/wholeBody.js';
import type { ProviderContext } from '../context.js';
import { failureOf } from '../failures/failureOf.js';
import type { HttpAnswer, ProviderAdapter } from '../http/adapter.js';
import { readCompletion } from '../http/readCompletion.js';
import { listPrice } from '../prices/listPrice.js';
import { operationState } from './operationState.js';
import { modelPath } from './request.js';
import { STATUS_OF_CODE } from './statusOfCode.js';

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
    list: (sinceMs) =>
      jobsSince(sinceMs, (token) =>
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
            return {
              items: listIn(operations ?? batches).map((body) => stateIn({ ...answer, body })),
              next: textIn(nextPageToken),
            };
          },
        ),
      ),
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
    idIn: (line) => textIn(objectIn(objectIn(parsedJson(line))['metadata'])['key']),
    read: (line, request, nowMs): BatchOutcome => {
      const { response, error } = objectIn(parsedJson(line));
      if (response !== undefined && response !== null) {
        const answer: HttpAnswer = { status: 200, headers: {}, body: response, nowMs };
        const listing = { priceListName, nowMs, batch: TARIFF };
        return {
          kind: 'answered',
          completion: readCompletion(adapter, answer, request, { clean, ...listing }),
        };
      }
      const code = objectIn(error)['code'];
      const status = typeof code === 'number' ? (STATUS_OF_CODE[code] ?? code) : 400;
      if (code === 1) return { kind: 'unattempted', reason: 'cancelled' };
      return { kind: 'failed', error: failureOf({ provider: name, status, body: { error }, nowMs }) };
    },
    discard: ({ batchId }) => (batchId === undefined ? concat() : deletedOrGone(send, url(batchId), headers)),
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

import { defer, EMPTY, ignoreElements, type Observable } from 'rxjs';
import { listIn, objectIn, textIn } from '../../json.js';
import { concatOne } from '../../operators/concatOne.js';
import type { BatchApi, BatchState, JobDraft } from '../batch/batchApi.js';
import { deletedOrGone } from '../batch/deletedOrGone.js';
import { jsonList } from '../batch/jsonList.js';
import { wholeBody } from '../batch/wholeBody.js';
import type { ProviderContext } from '../context.js';
import type { HttpAnswer } from '../http/adapter.js';
import { batchStateIn } from './batchState.js';
import { chatOutcome, outcomeId } from './chatOutcome.js';
import type { BatchCalls } from './openAiBatches.js';

const ENDPOINT = '/v1/chat/completions';
const LIMITS = { requests: 47_500, bytes: 190e6 };

/**
 * OpenRouter's batches: requests and results stand in the calls themselves, endpoint and model before the requests. They
 * carry no id of ours, and cannot be cancelled; what they cost is in the answers.
 *
 * @see https://openrouter.ai/docs/batch-quickstart
 */
export function openrouterBatches(
  context: ProviderContext,
  { adapter, baseUrl, headers }: BatchCalls,
): BatchApi {
  const { name, send, clean } = context;
  const url = `${baseUrl}/batches`;
  const urlOf = (id: string) => `${url}/${encodeURIComponent(id)}`;
  const stateIn = (answer: HttpAnswer): BatchState =>
    batchStateIn(answer.body, { provider: name, ...answer });
  /** One with its results is longer than single calls. */
  const get = <T>(address: string, read: (answer: HttpAnswer) => T): Observable<T> =>
    defer(() => {
      const whole = wholeBody();
      return send(
        () => ({ method: 'GET', url: address, headers, receive: whole.receive() }),
        (answer) => read({ ...answer, body: whole.json() }),
      );
    });

  const pages = (id: string, take: (line: string) => void, cursor?: string): Observable<never> =>
    get(
      `${urlOf(id)}/results${cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`}`,
      ({ body }) => {
        const { data, results, next_cursor: next } = objectIn(body);
        for (const line of listIn(results ?? data)) take(JSON.stringify(line));
        return textIn(next);
      },
    ).pipe(concatOne((next) => (next === undefined ? EMPTY : pages(id, take, next))));

  return {
    limits: LIMITS,
    carriesId: false,
    canCancel: false,
    line: (customId, request) => {
      const { stream: _, ...body } = objectIn(adapter.toCall(request).body);
      return JSON.stringify({ custom_id: customId, body });
    },
    create: (job: JobDraft) =>
      send(
        () => ({
          method: 'POST',
          url,
          // Sent twice, it is one.
          headers: { ...headers, 'idempotency-key': job.jobId },
          content: jsonList(
            `{"endpoint":${JSON.stringify(ENDPOINT)},"model":${JSON.stringify(job.model)},"requests":[`,
            job,
            ']}',
          ),
        }),
        stateIn,
      ),
    look: (id) => get(urlOf(id), stateIn),
    list: () =>
      get(url, (answer) => listIn(objectIn(answer.body)['data']).map((body) => stateIn({ ...answer, body }))),
    cancel: () => EMPTY,
    outcomes: ({ id }, take) =>
      get(urlOf(id), ({ body }) => {
        const { results } = objectIn(body);
        for (const line of listIn(results)) take(JSON.stringify(line));
        return Array.isArray(results);
      }).pipe(
        concatOne((isThere) => (isThere ? EMPTY : pages(id, take))),
        ignoreElements(),
      ),
    idIn: outcomeId,
    read: (line, request, nowMs) =>
      chatOutcome(line, request, { provider: name, adapter, clean, nowMs, priceListName: undefined }),
    discard: ({ batchId }) => (batchId === undefined ? EMPTY : deletedOrGone(send, urlOf(batchId), headers)),
    price: () => EMPTY,
  };
}

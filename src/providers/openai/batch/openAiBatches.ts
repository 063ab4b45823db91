import { concat, EMPTY, ignoreElements, map, type Observable } from 'rxjs';
import { ProviderError } from '../../../errors.js';
import { listIn, objectIn, textIn } from '../../../json.js';
import { concatOne } from '../../../operators/concatOne.js';
import type { BatchApi, BatchLimits, BatchOutcome, JobDraft, JobRequests } from '../../batch/batchApi.js';
import { deletedOrGone } from '../../batch/deletedOrGone.js';
import { jsonLines } from '../../batch/jsonLines.js';
import { multipart } from '../../batch/multipart.js';
import { parsedLine } from '../../batch/parsedLine.js';
import type { ProviderContext } from '../../context.js';
import { failureOf } from '../../failures/failureOf.js';
import type { HttpAnswer, HttpCall, ProviderAdapter } from '../../http/adapter.js';
import { readCompletion } from '../../http/readCompletion.js';
import { listPrice } from '../../prices/listPrice.js';
import type { Tariff } from '../../prices/tokenCost.js';
import { batchStateIn } from './batchState.js';

export interface OpenAiBatchesOptions {
  /** Asks and reads one question. */
  readonly adapter: ProviderAdapter;
  /** Where `/files` and `/batches` are. */
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly limits: BatchLimits;
  /** What each line asks for. Default `/v1/chat/completions`. */
  readonly endpoint?: string | undefined;
  /** Fields of the upload that let a file expire. Default: none. */
  readonly expiry?: Readonly<Record<string, string>> | undefined;
  readonly priceListName?: string | undefined;
  /** What is paid of the list price. Default: not documented. */
  readonly tariff?: Tariff | undefined;
}

/** The name under which a job carries our id. */
const JOB_ID = 'parallamr_job';
const PAGE = 100;
/** A list whose pages never end is broken. */
const MOST_PAGES = 20;

/**
 * The batch API of OpenAI, which Azure and Groq speak as well: a file of requests, a job, files of answers and of
 * errors.
 *
 * @see https://platform.openai.com/docs/api-reference/batch
 */
export function openAiBatches(context: ProviderContext, options: OpenAiBatchesOptions): BatchApi {
  const { name, send, scheduler, clean } = context;
  const { adapter, baseUrl, headers, limits, endpoint = '/v1/chat/completions' } = options;
  const { expiry = {}, priceListName, tariff } = options;
  const stateIn = (answer: HttpAnswer) => batchStateIn(answer.body, { provider: name, ...answer });
  const get = <T>(path: string, read: (answer: HttpAnswer) => T, receive?: HttpCall['receive']) =>
    send(() => ({ method: 'GET', url: `${baseUrl}${path}`, headers, receive }), read);
  const post = <T>(path: string, body: unknown, read: (answer: HttpAnswer) => T) =>
    send(() => ({ method: 'POST', url: `${baseUrl}${path}`, headers, body }), read);

  const content = (fileId: string, take: (line: string) => void): Observable<never> => {
    const lines = jsonLines(take);
    return get(`/files/${encodeURIComponent(fileId)}/content`, () => lines(), lines).pipe(ignoreElements());
  };

  return {
    limits,
    carriesId: true,
    canCancel: true,
    line: (customId, request) => {
      const { stream: _, ...body } = objectIn(adapter.toCall(request).body);
      return JSON.stringify({ custom_id: customId, method: 'POST', url: endpoint, body });
    },
    upload: ({ jobId, bytes, open }: JobRequests) =>
      send(
        () => ({
          method: 'POST',
          url: `${baseUrl}/files`,
          headers,
          content: multipart(
            { purpose: 'batch', ...expiry },
            { field: 'file', fileName: `${jobId}.jsonl`, bytes, open },
          ),
        }),
        (answer) => idOf(name, answer),
      ),
    create: ({ jobId, fileId }: JobDraft) =>
      post(
        '/batches',
        {
          input_file_id: fileId,
          endpoint,
          completion_window: '24h',
          metadata: { [JOB_ID]: jobId },
        },
        stateIn,
      ),
    look: (batchId) => get(`/batches/${encodeURIComponent(batchId)}`, stateIn),
    list: (sinceMs) => {
      const page = (after: string | undefined, count: number): Observable<ReturnType<typeof stateIn>[]> =>
        get(
          `/batches?limit=${PAGE}${after === undefined ? '' : `&after=${encodeURIComponent(after)}`}`,
          (answer) => {
            const states = listIn(objectIn(answer.body)['data']).map((body) => stateIn({ ...answer, body }));
            const last = states.at(-1);
            const isOld = last?.createdAtMs !== undefined && last.createdAtMs < sinceMs;
            const hasMore = objectIn(answer.body)['has_more'] === true && !isOld && count < MOST_PAGES;
            return { states, next: hasMore ? last?.id : undefined };
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
    cancel: (batchId) =>
      post(`/batches/${encodeURIComponent(batchId)}/cancel`, {}, () => undefined).pipe(ignoreElements()),
    outcomes: ({ outcomeFiles }, take) => concat(...outcomeFiles.map((file) => content(file, take))),
    idIn: (line) => textIn(objectIn(parsedLine(line))['custom_id']),
    read: (line, request, nowMs): BatchOutcome => {
      const { response, error } = objectIn(parsedLine(line));
      const { status_code: status, body } = objectIn(response);
      const { code } = objectIn(error);
      if (typeof status === 'number' && status >= 200 && status < 300) {
        const answer: HttpAnswer = { status, headers: {}, body, nowMs };
        const listing = { priceListName, nowMs, batch: tariff };
        const listed = tariff === undefined ? { ...listing, priceListName: undefined } : listing;
        return {
          kind: 'answered',
          completion: readCompletion(adapter, answer, request, { clean, ...listed }),
        };
      }
      if (typeof status === 'number')
        return { kind: 'failed', error: failureOf({ provider: name, status, body, nowMs }) };
      const word = textIn(code) ?? 'not run';
      if (/expired|cancel/i.test(word)) return { kind: 'unattempted', reason: clean(word) };
      return { kind: 'failed', error: failureOf({ provider: name, status: 400, body: { error }, nowMs }) };
    },
    discard: ({ files }) =>
      concat(
        ...files.map((file) =>
          deletedOrGone(
            send(
              () => ({
                method: 'DELETE',
                url: `${baseUrl}/files/${encodeURIComponent(file)}`,
                headers,
                receive: () => {},
              }),
              () => undefined,
            ),
          ),
        ),
      ),
    price: tariff === undefined ? () => EMPTY : listPrice(priceListName, () => scheduler.now(), tariff),
  };
}

function idOf(provider: string, { status, body }: HttpAnswer): string {
  const id = textIn(objectIn(body)['id']);
  if (id !== undefined) return id;
  const message = `${provider} took a file, and does not say under which id`;
  throw new ProviderError(message, { failure: 'rejected', status });
}

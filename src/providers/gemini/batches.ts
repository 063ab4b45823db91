import { concat, defer, ignoreElements } from 'rxjs';
import { listIn, objectIn, parsedJson, textIn } from '../../json.js';
import { concatOne } from '../../operators/concatOne.js';
import type { BatchApi, BatchOutcome, JobDraft } from '../batch/batchApi.js';
import { deletedOrGone } from '../batch/deletedOrGone.js';
import { jobsSince } from '../batch/jobsSince.js';
import { wholeBody } from '../batch/wholeBody.js';
import type { ProviderContext } from '../context.js';
import { httpFailureOf } from '../failures/httpFailureOf.js';
import type { HttpAnswer, ProviderAdapter } from '../http/adapter.js';
import { readCompletion } from '../http/readCompletion.js';
import { BATCH_TARIFFS } from '../prices/batchTariffs.js';
import { listPrice } from '../prices/listPrice.js';
import { batchLine, batchLineKey, inlinedOutcomes, inlinedRequests } from './batchLines.js';
import { geminiFiles } from './files.js';
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

/** 20 MB in the call itself, 2 GB as a file: https://ai.google.dev/gemini-api/docs/batch-api */
const INLINE_BYTES = 19e6;
const LIMITS = { requests: 50_000, bytes: 1.9e9 };
const PAGE = 100;

/**
 * The batches of the Gemini API: an operation whose requests and answers stand in the calls themselves, or in files where
 * there are too many. The name that is shown of one is our id.
 *
 * @see https://ai.google.dev/api/batch-api
 */
export function geminiBatches(context: ProviderContext, options: GeminiBatchesOptions): BatchApi {
  const { name, send, scheduler, clean } = context;
  const { adapter, baseUrl, headers, priceListName } = options;
  const url = (path: string) => `${baseUrl}/v1beta/${path}`;
  const stateIn = (answer: HttpAnswer) => operationState(name, answer);
  const files = geminiFiles(context, { baseUrl, headers });

  return {
    limits: LIMITS,
    carriesId: true,
    canCancel: true,
    line: (customId, request) => batchLine(customId, adapter.toCall(request).body),
    inlineBytes: INLINE_BYTES,
    upload: files.upload,
    create: (job: JobDraft) =>
      defer(() => inputOf(job)).pipe(
        concatOne((input) => {
          const head = `{"batch":{"displayName":${JSON.stringify(job.jobId)},"inputConfig":`;
          const bytes = Buffer.from(`${head}${input}}}`);
          const content = {
            type: 'application/json',
            bytes: bytes.length,
            async *open() {
              yield bytes;
            },
          };
          const address = url(`${modelPath(job.model)}:batchGenerateContent`);
          return send(() => ({ method: 'POST', url: address, headers, content }), stateIn);
        }),
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
    outcomes: ({ id, outcomeFiles: [file] }, take) =>
      file !== undefined
        ? files.lines(file, take)
        : defer(() => {
            const whole = wholeBody();
            return send(
              () => ({ method: 'GET', url: url(id), headers, receive: whole.receive() }),
              () => {
                for (const outcome of inlinedOutcomes(whole.json())) take(JSON.stringify(outcome));
              },
            );
          }).pipe(ignoreElements()),
    idIn: batchLineKey,
    read: (line, request, nowMs): BatchOutcome => {
      const { response, error } = objectIn(parsedJson(line));
      if (response !== undefined && response !== null) {
        const answer: HttpAnswer = { status: 200, headers: {}, body: response, nowMs };
        const listing = { priceListName, nowMs, batch: BATCH_TARIFFS.gemini };
        return {
          kind: 'answered',
          completion: readCompletion(adapter, answer, request, { clean, ...listing }),
        };
      }
      const code = objectIn(error)['code'];
      const status = typeof code === 'number' ? (STATUS_OF_CODE[code] ?? code) : 400;
      if (code === 1) return { kind: 'unattempted', reason: 'cancelled' };
      return { kind: 'failed', error: httpFailureOf({ provider: name, status, body: { error }, nowMs }) };
    },
    discard: ({ batchId, files: names }) =>
      concat(
        ...(batchId === undefined ? [] : [deletedOrGone(send, url(batchId), headers)]),
        ...names.map(files.remove),
      ),
    price: listPrice(priceListName, () => scheduler.now(), BATCH_TARIFFS.gemini),
  };
}

/** In the call itself, which is small enough for memory, or the file that was sent ahead. */
async function inputOf(job: JobDraft): Promise<string> {
  if (job.fileId !== undefined) return JSON.stringify({ fileName: job.fileId });
  return `{"requests":{"requests":[${await inlinedRequests(job)}]}}`;
}

import { concat, EMPTY, ignoreElements, type Observable, of, timer } from 'rxjs';
import { ProviderError } from '../../errors.js';
import { listIn, objectIn, textIn } from '../../json.js';
import { concatOne } from '../../operators/concatOne.js';
import type { BatchApi, BatchLimits, BatchState, JobDraft, JobRequests } from '../batch/batchApi.js';
import { deletedOrGone } from '../batch/deletedOrGone.js';
import { jobsSince } from '../batch/jobsSince.js';
import { jsonLines } from '../batch/jsonLines.js';
import { multipart } from '../batch/multipart.js';
import type { ProviderContext } from '../context.js';
import type { HttpAnswer, HttpCall, ProviderAdapter } from '../http/adapter.js';
import { batchTariffOf } from '../prices/batchTariffs.js';
import { listPrice } from '../prices/listPrice.js';
import { batchStateIn, JOB_ID } from './batchState.js';
import { chatOutcome, outcomeId } from './chatOutcome.js';

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
  /** Where jobs are, and what they are made of. Default: as OpenAI has it. */
  readonly form?: JobForm | undefined;
  readonly priceListName?: string | undefined;
}

const PAGE = 100;

/** What the calls of a provider are made with. */
export type BatchCalls = Pick<OpenAiBatchesOptions, 'adapter' | 'baseUrl' | 'headers' | 'priceListName'>;

/** Where an API that takes files of requests differs from OpenAI's. */
export interface JobForm {
  /** Behind the base address. */
  readonly path: string;
  /** What is said of a page of the list beside its size. */
  readonly pageQuery: (after: string | undefined, page: number) => string;
  line(customId: string, body: object, endpoint: string): object;
  job(draft: JobDraft, endpoint: string, metadata: object): object;
}

const OPENAI_FORM: JobForm = {
  path: '/batches',
  pageQuery: (after) => `limit=${PAGE}${after === undefined ? '' : `&after=${encodeURIComponent(after)}`}`,
  line: (customId, body, endpoint) => ({ custom_id: customId, method: 'POST', url: endpoint, body }),
  job: ({ fileId }, endpoint, metadata) => ({
    input_file_id: fileId,
    endpoint,
    completion_window: '24h',
    metadata,
  }),
};

/** States of a file that no job can be made of yet. */
const UNPROCESSED = ['pending', 'running', 'notrunning'];
const LOOK_MS = 5000;

/**
 * The batch API of OpenAI, which Azure and Groq speak as well, and Mistral in a form of its own: a file of requests, a
 * job, files of answers and of errors.
 *
 * @see https://platform.openai.com/docs/api-reference/batch
 */
export function openAiBatches(context: ProviderContext, options: OpenAiBatchesOptions): BatchApi {
  const { name, send, scheduler, clean } = context;
  const { adapter, baseUrl, headers, limits, endpoint = '/v1/chat/completions' } = options;
  const { expiry = {}, form = OPENAI_FORM, priceListName } = options;
  const tariff = batchTariffOf(name);
  const stateIn = (answer: HttpAnswer) => withLack(batchStateIn(answer.body, { provider: name, ...answer }));
  const get = <T>(path: string, read: (answer: HttpAnswer) => T, receive?: HttpCall['receive']) =>
    send(() => ({ method: 'GET', url: `${baseUrl}${path}`, headers, receive }), read);
  const post = <T>(path: string, body: unknown, read: (answer: HttpAnswer) => T) =>
    send(() => ({ method: 'POST', url: `${baseUrl}${path}`, headers, body }), read);

  const content = (fileId: string, take: (line: string) => void): Observable<never> => {
    const lines = jsonLines(take);
    return get(`/files/${encodeURIComponent(fileId)}/content`, () => lines(), lines).pipe(ignoreElements());
  };

  /** Azure takes a file some time after it was uploaded. */
  const processed = ({ id, state }: UploadedFile): Observable<string> => {
    if (!UNPROCESSED.includes(state)) return of(id);
    const look = get(`/files/${encodeURIComponent(id)}`, (answer) => idOf(name, answer));
    return timer(LOOK_MS, scheduler).pipe(
      concatOne(() => look),
      concatOne(processed),
    );
  };

  return {
    limits,
    carriesId: true,
    canCancel: true,
    line: (customId, request) => {
      const { stream: _, ...body } = objectIn(adapter.toCall(request).body);
      return JSON.stringify(form.line(customId, body, endpoint));
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
      ).pipe(concatOne(processed)),
    create: (draft: JobDraft) =>
      post(form.path, form.job(draft, endpoint, { [JOB_ID]: draft.jobId }), stateIn),
    look: (batchId) => get(`${form.path}/${encodeURIComponent(batchId)}`, stateIn),
    list: (sinceMs) =>
      jobsSince(sinceMs, (after, index) =>
        get(`${form.path}?${form.pageQuery(after, index)}`, (answer) => {
          const { data, has_more: saysMore } = objectIn(answer.body);
          const items = listIn(data).map((body) => stateIn({ ...answer, body }));
          const hasMore = saysMore === true || items.length === PAGE;
          return { items, next: hasMore ? items.at(-1)?.id : undefined };
        }),
      ),
    cancel: (batchId) =>
      post(`${form.path}/${encodeURIComponent(batchId)}/cancel`, {}, () => undefined).pipe(ignoreElements()),
    outcomes: ({ outcomeFiles }, take) => concat(...outcomeFiles.map((file) => content(file, take))),
    idIn: outcomeId,
    read: (line, request, nowMs) =>
      chatOutcome(line, request, {
        provider: name,
        adapter,
        clean,
        nowMs,
        priceListName: tariff === undefined ? undefined : priceListName,
        batch: tariff,
      }),
    discard: ({ files }) =>
      concat(
        ...files.map((file) => deletedOrGone(send, `${baseUrl}/files/${encodeURIComponent(file)}`, headers)),
      ),
    price: tariff === undefined ? () => EMPTY : listPrice(priceListName, () => scheduler.now(), tariff),
  };
}

/** What was finished is in files: a job that names none may do so a moment later. */
function withLack(state: BatchState): BatchState {
  const { ended, refusal, outcomeFiles, completed = 0, failed = 0 } = state;
  const isOver = ended && refusal === undefined && outcomeFiles.length === 0;
  const hasFinished = completed + failed > 0 || /^(?:completed|success)$/.test(state.state);
  return isOver && hasFinished ? { ...state, lacksOutcomes: true } : state;
}

interface UploadedFile {
  readonly id: string;
  readonly state: string;
}

function idOf(provider: string, { status, body }: HttpAnswer): UploadedFile {
  const file = objectIn(body);
  const id = textIn(file['id']);
  if (id !== undefined) return { id, state: (textIn(file['status']) ?? '').toLowerCase() };
  const message = `${provider} took a file, and does not say under which id`;
  throw new ProviderError(message, { failure: 'rejected', status });
}

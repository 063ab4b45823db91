import { type Call, type JsonServer, jsonServer, type Reply } from './jsonServer.js';

/** What a line of a job comes to. `lost` is left out of both files, `stranger` comes under another id as well. */
export type LineFate =
  | { readonly status: number; readonly body: unknown }
  | 'answered'
  | 'expired'
  | 'cancelled'
  | 'lost';

export interface SentLine {
  readonly custom_id: string;
  readonly method: string;
  readonly url: string;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
  };
}

export interface ServedBatch {
  readonly id: string;
  readonly inputFile: string;
  readonly lines: readonly SentLine[];
  readonly metadata: Readonly<Record<string, string>> | undefined;
  looks: number;
  cancelled: boolean;
}

export interface OpenAiServerOptions {
  /** States by the number of looks; the last one stays. Default `['validating', 'in_progress', 'completed']`. */
  readonly states?: readonly string[];
  /** What becomes of a line, by its prompt. Default: answered. */
  readonly fateOf?: (prompt: string, line: SentLine, batch: ServedBatch) => LineFate;
  /** Answers a call in place of the API, if it returns anything. */
  readonly intercept?: (call: Call, server: OpenAiServer) => Reply | undefined;
  /** Changes a job before it is shown. */
  readonly shown?: (batch: Record<string, unknown>, served: ServedBatch) => Record<string, unknown>;
  /** What is said of a file that was uploaded. Default `processed`. */
  readonly fileStatus?: string;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
}

export interface OpenAiServer extends JsonServer {
  readonly batches: ServedBatch[];
  readonly files: Map<string, string>;
  readonly deleted: string[];
}

/** A local server that imitates the batch API of OpenAI, Azure and Groq: files, jobs, answers in another order. */
export async function openAiServer(options: OpenAiServerOptions = {}): Promise<OpenAiServer> {
  const { states = ['validating', 'in_progress', 'completed'], now = Date.now } = options;
  const {
    fateOf = () => 'answered' as const,
    intercept,
    shown = (batch) => batch,
    fileStatus = 'processed',
  } = options;
  const batches: ServedBatch[] = [];
  const files = new Map<string, string>();
  const deleted: string[] = [];

  const answerOf = (line: SentLine) => ({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    choices: [
      { message: { role: 'assistant', content: `Re: ${promptOf(line)}` }, finish_reason: 'stop', index: 0 },
    ],
    usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
  });
  const outcome = (line: SentLine, batch: ServedBatch): { out?: string; err?: string } => {
    const fate = fateOf(promptOf(line), line, batch);
    const { custom_id } = line;
    if (fate === 'lost') return {};
    if (fate === 'expired' || fate === 'cancelled')
      return {
        err: JSON.stringify({
          custom_id,
          response: null,
          error: { code: `batch_${fate}`, message: `This request was not run: ${fate}` },
        }),
      };
    const { status, body } = fate === 'answered' ? { status: 200, body: answerOf(line) } : fate;
    const text = JSON.stringify({
      id: 'batch_req_1',
      custom_id,
      response: { status_code: status, request_id: 'r', body },
      error: null,
    });
    return status === 200 ? { out: text } : { err: text };
  };
  const show = (batch: ServedBatch): Record<string, unknown> => {
    const state = states[Math.min(batch.looks, states.length - 1)] ?? 'completed';
    const isOver = ['completed', 'expired', 'cancelled'].includes(state.toLowerCase());
    const outcomes = isOver ? batch.lines.map((line) => outcome(line, batch)).reverse() : [];
    const fileOf = (kind: 'out' | 'err') => {
      const lines = outcomes.flatMap((each) => each[kind] ?? []);
      if (lines.length === 0) return null;
      const id = `file-${kind}-${batch.id}`;
      if (!deleted.includes(id)) files.set(id, `${lines.join('\n')}\n`);
      return id;
    };
    return shown(
      {
        id: batch.id,
        object: 'batch',
        endpoint: '/v1/chat/completions',
        input_file_id: batch.inputFile,
        completion_window: '24h',
        status: state,
        output_file_id: fileOf('out'),
        error_file_id: fileOf('err'),
        created_at: Math.floor(now() / 1000),
        request_counts: { total: batch.lines.length, completed: 0, failed: 0 },
        metadata: batch.metadata ?? null,
      },
      batch,
    );
  };

  const api = ({ method, path, text }: Call): Reply => {
    const [, resource = '', id = '', action = ''] =
      /\/(files|batches)(?:\/([^/?]+))?(?:\/([a-z]+))?/.exec(path) ?? [];
    const batch = batches.find((each) => each.id === id);
    if (resource === 'files' && method === 'POST') {
      const fileId = `file-${files.size + 1}-${http.calls.length}`;
      files.set(fileId, fileIn(text));
      return { body: { id: fileId, object: 'file', purpose: 'batch', status: fileStatus } };
    }
    if (resource === 'files' && action === 'content')
      return files.has(id) ? { body: files.get(id) } : { status: 404, body: notFound };
    if (resource === 'files' && method === 'DELETE') {
      deleted.push(id);
      return files.delete(id) ? { body: { id, deleted: true } } : { status: 404, body: notFound };
    }
    if (resource === 'batches' && method === 'POST' && action === 'cancel') {
      if (batch === undefined) return { status: 404, body: notFound };
      batch.cancelled = true;
      return { body: show(batch) };
    }
    if (resource === 'batches' && method === 'POST') {
      const { input_file_id: inputFile, metadata } = JSON.parse(text);
      const input = files.get(inputFile);
      if (input === undefined) return { status: 404, body: notFound };
      const lines = input
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as SentLine);
      const made = {
        id: `batch_${batches.length + 1}`,
        inputFile,
        lines,
        metadata,
        looks: 0,
        cancelled: false,
      };
      batches.push(made);
      return { body: show(made) };
    }
    if (resource === 'batches' && id === '') {
      return { body: { object: 'list', data: batches.map(show).reverse(), has_more: false } };
    }
    if (batch === undefined) return { status: 404, body: notFound };
    batch.looks += 1;
    return { body: show(batch) };
  };

  const http = await jsonServer((call) => intercept?.(call, served) ?? api(call));
  const served: OpenAiServer = { ...http, url: `${http.url}/v1`, batches, files, deleted };
  return served;
}

const notFound = { error: { message: 'No such object', type: 'invalid_request_error', code: null } };

export function promptOf({ body }: SentLine): string {
  return body.messages.at(-1)?.content ?? '';
}

/** The file of a form. */
function fileIn(form: string): string {
  const start = form.indexOf('\r\n\r\n', form.indexOf('filename=')) + 4;
  return form.slice(start, form.lastIndexOf('\r\n--'));
}

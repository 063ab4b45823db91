import { type Call, type JsonServer, jsonServer, type Reply } from './jsonServer.js';

export interface SentRequest {
  readonly custom_id: string;
  readonly params: { readonly model: string; readonly messages: readonly { readonly content: string }[] };
}

export interface ServedBatch {
  readonly id: string;
  readonly requests: readonly SentRequest[];
  readonly createdAtMs: number;
  looks: number;
  cancelled: boolean;
}

export interface AnthropicServerOptions {
  /** Looks and listings until a batch ends. Default `2`. */
  readonly endsAfter?: number;
  /** What becomes of a request, by its prompt. Default: it succeeds. */
  readonly resultOf?: (prompt: string) => unknown;
  /** Answers a call in place of the API, if it returns anything. */
  readonly intercept?: (call: Call, batches: ServedBatch[]) => Reply | undefined;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
}

export interface AnthropicServer extends JsonServer {
  readonly batches: ServedBatch[];
  readonly deleted: string[];
}

/** A local server that imitates Anthropic's Message Batches. */
export async function anthropicServer(options: AnthropicServerOptions = {}): Promise<AnthropicServer> {
  const { endsAfter = 2, intercept, now = Date.now } = options;
  const { resultOf = (prompt) => succeeded(`Re: ${prompt}`) } = options;
  const batches: ServedBatch[] = [];
  const deleted: string[] = [];

  const show = (batch: ServedBatch) => {
    const ended = batch.looks >= endsAfter;
    const { length } = batch.requests;
    return {
      id: batch.id,
      type: 'message_batch',
      processing_status: ended ? 'ended' : batch.cancelled ? 'canceling' : 'in_progress',
      request_counts: {
        processing: ended ? 0 : length,
        succeeded: ended ? length : 0,
        errored: 0,
        canceled: 0,
        expired: 0,
      },
      created_at: new Date(batch.createdAtMs).toISOString(),
      results_url: null,
    };
  };
  const answer = (call: Call): Reply => {
    const early = intercept?.(call, batches);
    if (early !== undefined) return early;
    const [, id = '', action = ''] =
      /\/v1\/messages\/batches(?:\/([^/?]+))?(?:\/([a-z]+))?/.exec(call.path) ?? [];
    const batch = batches.find((each) => each.id === id);
    if (id === '' && call.method === 'POST') {
      const { requests } = JSON.parse(call.text);
      const made = {
        id: `msgbatch_${batches.length + 1}`,
        requests,
        createdAtMs: now(),
        looks: 0,
        cancelled: false,
      };
      batches.push(made);
      return { body: show(made) };
    }
    if (id === '') {
      for (const each of batches) each.looks += 1;
      return { body: { data: batches.map(show).reverse(), has_more: false } };
    }
    if (batch === undefined)
      return { status: 404, body: { error: { type: 'not_found_error', message: 'No.' } } };
    if (call.method === 'DELETE') {
      deleted.push(id);
      return { body: { id, type: 'message_batch_deleted' } };
    }
    if (action === 'cancel') {
      batch.cancelled = true;
      return { body: show(batch) };
    }
    if (action === 'results') {
      if (batch.looks < endsAfter) return { status: 404, body: { error: { type: 'not_found_error' } } };
      const lines = batch.requests.map(({ custom_id, params }) =>
        JSON.stringify({ custom_id, result: resultOf(params.messages.at(-1)?.content ?? '') }),
      );
      return { body: `${lines.reverse().join('\n')}\n` };
    }
    batch.looks += 1;
    return { body: show(batch) };
  };
  const server = await jsonServer(answer);
  return Object.assign(server, { batches, deleted });
}

/** The result of a request that was answered. */
export function succeeded(text: string): unknown {
  const usage = { input_tokens: 10, output_tokens: 5, service_tier: 'batch' };
  return {
    type: 'succeeded',
    message: { type: 'message', content: [{ type: 'text', text }], stop_reason: 'end_turn', usage },
  };
}

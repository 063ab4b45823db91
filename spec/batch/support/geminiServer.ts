import { type Call, type JsonServer, jsonServer, type Reply } from './jsonServer.js';

interface SentRequest {
  readonly request: {
    readonly contents: readonly { readonly parts: readonly { readonly text: string }[] }[];
  };
  readonly metadata: { readonly key: string };
}

export interface ServedBatch {
  readonly name: string;
  readonly displayName: string;
  readonly requests: readonly SentRequest[];
  looks: number;
}

export interface GeminiServer extends JsonServer {
  readonly batches: ServedBatch[];
  readonly deleted: string[];
}

/** A local server that imitates the batches of the Gemini API, requests and answers in the calls themselves. */
export async function geminiServer(): Promise<GeminiServer> {
  const batches: ServedBatch[] = [];
  const deleted: string[] = [];

  const show = ({ name, displayName, requests, looks }: ServedBatch) => {
    const isDone = looks > 1;
    const metadata = {
      displayName,
      state: isDone ? 'BATCH_STATE_SUCCEEDED' : 'BATCH_STATE_RUNNING',
      createTime: new Date().toISOString(),
    };
    const inlinedResponses = requests.map(({ request, metadata: { key } }) => ({
      metadata: { key },
      response: {
        candidates: [
          {
            content: { parts: [{ text: `Re: ${request.contents[0]?.parts[0]?.text}` }] },
            finishReason: 'STOP',
          },
        ],
        usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 4 },
      },
    }));
    const response = { inlinedResponses: { inlinedResponses: inlinedResponses.toReversed() } };
    return { name, metadata, ...(isDone && { done: true, response }) };
  };
  const answer = ({ method, path, text }: Call): Reply => {
    if (path.endsWith(':batchGenerateContent')) {
      const { displayName, inputConfig } = JSON.parse(text).batch;
      const { requests } = inputConfig.requests;
      const made = { name: `batches/${batches.length + 1}`, displayName, requests, looks: 0 };
      batches.push(made);
      return { body: show(made) };
    }
    if (path.startsWith('/v1beta/batches?')) return { body: { operations: batches.map(show).reverse() } };
    const batch = batches.find(({ name }) => path === `/v1beta/${name}`);
    if (batch === undefined) return { status: 404, body: { error: { code: 404, status: 'NOT_FOUND' } } };
    if (method === 'DELETE') deleted.push(batch.name);
    batch.looks += 1;
    return { body: show(batch) };
  };
  return Object.assign(await jsonServer(answer), { batches, deleted });
}

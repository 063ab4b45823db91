// @ts-check
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/**
 * A server that imitates the batch API of Azure: files of requests, jobs that are done at the second look, files of
 * answers. Forked, so that its memory is none of the measured program's; tells its parent where it is.
 */
/** @type {Map<string, string[]>} */
const files = new Map();
/** @type {Map<string, { looks: number, inputFile: string, metadata: unknown }>} */
const batches = new Map();

const server = createServer(async (request, response) => {
  const body = await text(request);
  const [, resource, id = '', action] =
    /\/(files|batches)(?:\/([^/?]+))?(?:\/(\w+))?/.exec(request.url ?? '') ?? [];
  const answer = answerTo({ method: request.method ?? '', resource, id, action, body });
  response.setHeader('content-type', 'application/json');
  response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) process.send?.(`http://127.0.0.1:${address.port}`);
});

/**
 * @param {{ method: string, resource: string | undefined, id: string, action: string | undefined, body: string }} call
 * @returns {object | string}
 */
function answerTo({ method, resource, id, action, body }) {
  if (resource === 'files' && method === 'POST') {
    const file = `file-${files.size + 1}`;
    files.set(file, idsIn(body));
    return { id: file, status: 'processed' };
  }
  if (resource === 'files' && action === 'content') return (files.get(id) ?? []).map(answered).join('');
  if (resource === 'files' && method === 'DELETE') return { id, deleted: files.delete(id) };
  if (resource === 'batches' && method === 'POST') {
    const { input_file_id: inputFile, metadata } = JSON.parse(body);
    const batch = `batch-${batches.size + 1}`;
    batches.set(batch, { looks: 0, inputFile, metadata });
    return { id: batch, status: 'validating', metadata };
  }
  const batch = batches.get(id);
  if (batch === undefined) return { data: [] };
  batch.looks += 1;
  const { inputFile, metadata } = batch;
  return batch.looks < 2
    ? { id, status: 'in_progress', metadata }
    : { id, status: 'completed', metadata, output_file_id: inputFile };
}

/**
 * @param {string} form
 * @returns {string[]}
 */
function idsIn(form) {
  return [...form.matchAll(/^\{"custom_id":"([^"]+)"/gm)].map(([, id = '']) => id);
}

/** @param {string} id */
function answered(id) {
  const choices = [
    { message: { content: 'The number that follows is the next one.' }, finish_reason: 'stop' },
  ];
  const body = { choices, usage: { prompt_tokens: 20, completion_tokens: 10 } };
  return `${JSON.stringify({ custom_id: id, response: { status_code: 200, body } })}\n`;
}

import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../support/temporaryFolder.js';
import { type Call, jsonServer, type Reply } from './support/jsonServer.js';
import { openAiServer } from './support/openAiServer.js';
import { numbered, runBatch } from './support/runBatch.js';

async function served(answer: (call: Call) => Reply) {
  const server = await jsonServer(answer);
  onTestFinished(() => server.close());
  return { server, folder: temporaryFolder() };
}

const chat = (text: string) => ({
  choices: [{ message: { content: text }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 1, completion_tokens: 2, cost: 0.25 },
});

describe('batches of Azure', () => {
  it('wait for the file to be processed, send capitals away and the key in its own header', async () => {
    let looks = 0;
    const server = await openAiServer({
      states: ['NotStarted', 'InProgress', 'Completed'],
      shown: (batch) => ({ ...batch, request_counts: null, output_file_id: batch['output_file_id'] ?? '' }),
      fileStatus: 'pending',
      intercept: ({ method, path }) => {
        if (/\/files\/[^/]+$/.test(path) && method === 'GET')
          return { body: { id: path.split('/').at(-1), status: looks++ < 2 ? 'running' : 'processed' } };
        return undefined;
      },
    });
    onTestFinished(() => server.close());
    const folder = temporaryFolder();
    const endpoint = server.url.replace('/v1', '');
    const settings = { AZURE_OPENAI_ENDPOINT: endpoint, AZURE_OPENAI_API_KEY: 'key-of-no-worth' };
    const { results } = await runBatch({ folder, settings, rows: numbered(2, 'azure', 'deployed') });
    expect(results.map(({ status, cost_usd }) => [status, cost_usd])).toEqual([
      ['ok', ''],
      ['ok', ''],
    ]);
    expect(looks).toBe(3);
    const [upload] = server.calls;
    const create = server.calls.find(({ path }) => path.endsWith('/batches'));
    expect(upload?.path).toBe('/openai/v1/files');
    expect(upload?.headers['api-key']).toBe('key-of-no-worth');
    expect(upload?.text).toContain('name="expires_after.seconds"\r\n\r\n1209600');
    expect(create?.path).toBe('/openai/v1/batches');
    expect(server.batches[0]?.lines[0]).toMatchObject({
      url: '/chat/completions',
      body: { model: 'deployed' },
    });
  });
});

describe('batches of Mistral', () => {
  it('are jobs of a file, with answers and errors in files of their own', async () => {
    const files = new Map<string, string>();
    const jobs: Record<string, unknown>[] = [];
    const { server, folder } = await served(({ method, path, text }) => {
      if (path === '/v1/files') {
        files.set('in', text);
        return { body: { id: 'in' } };
      }
      const file = /\/files\/(\w+)/.exec(path)?.[1];
      if (file !== undefined && method === 'DELETE') {
        files.delete(file);
        return { body: {} };
      }
      if (file !== undefined) return { body: files.get(file) };
      if (method === 'POST') {
        jobs.push({ ...JSON.parse(text), id: 'job-1', status: 'QUEUED' });
        return { body: jobs[0] };
      }
      const lines = (files.get('in') ?? '').split('\n').filter((line) => line.startsWith('{'));
      const [first, second] = lines.map((line) => JSON.parse(line).custom_id);
      files.set(
        'out',
        `${JSON.stringify({ custom_id: second, response: { status_code: 200, body: chat('Oui.') } })}\n`,
      );
      files.set(
        'err',
        `${JSON.stringify({ custom_id: first, response: { status_code: 422, body: { detail: 'Non.' } } })}\n`,
      );
      return { body: { ...jobs[0], status: 'SUCCESS', output_file: 'out', error_file: 'err' } };
    });
    const settings = { MISTRAL_BASE_URL: `${server.url}/v1`, MISTRAL_API_KEY: 'key-of-no-worth' };
    const { results } = await runBatch({ folder, settings, rows: numbered(2, 'mistral', 'small') });
    expect(results.map(({ status, output }) => [status, output])).toEqual([
      ['error', ''],
      ['ok', 'Oui.'],
    ]);
    expect(jobs[0]).toMatchObject({
      input_files: ['in'],
      model: 'small',
      endpoint: '/v1/chat/completions',
      timeout_hours: 24,
      metadata: { parallamr_job: expect.stringMatching(/^pb-/) },
    });
    expect([...files.keys()]).toEqual([]);
  });
});

describe('batches of OpenRouter', () => {
  it('name endpoint and model before the requests, and find the results in the job', async () => {
    let created = '';
    let looks = 0;
    const { server, folder } = await served(({ method, path, text }) => {
      if (path === '/api/v1/batches' && method === 'POST') {
        created = text;
        return { status: 202, body: { id: 'b1', status: 'validating' } };
      }
      if (method === 'DELETE') return { body: {} };
      if (path.endsWith('/models')) return { body: { data: [] } };
      looks += 1;
      const { requests } = JSON.parse(created);
      const results = requests.map(({ custom_id }: { custom_id: string }, index: number) =>
        index === 0
          ? { custom_id, response: { status_code: 200, body: chat('Yes.') }, error: null }
          : { custom_id, response: null, error: { code: 502, message: 'Upstream is gone.' } },
      );
      return {
        body: looks < 2 ? { id: 'b1', status: 'in_progress' } : { id: 'b1', status: 'completed', results },
      };
    });
    const settings = { OPENROUTER_BASE_URL: `${server.url}/api/v1`, OPENROUTER_API_KEY: 'key-of-no-worth' };
    const { results } = await runBatch({
      folder,
      settings,
      rows: numbered(2, 'openrouter', 'a/b'),
      options: { retry: { maxRetries: 0 } },
    });
    expect(created.indexOf('"endpoint"')).toBeLessThan(created.indexOf('"model"'));
    expect(created.indexOf('"model"')).toBeLessThan(created.indexOf('"requests"'));
    expect(JSON.parse(created)).toMatchObject({ endpoint: '/v1/chat/completions', model: 'a/b' });
    expect(results.map(({ status, cost_usd }) => [status, cost_usd])).toEqual([
      ['ok', '0.25'],
      ['error', ''],
    ]);
    expect(results[1]?.['error_message']).toContain('Upstream is gone.');
  });
});

describe('batches of Gemini', () => {
  it.each([
    ['BATCH_STATE_SUCCEEDED', 'response'],
    ['JOB_STATE_SUCCEEDED', 'metadata'],
  ])('are told by their keys, in the state %s, with answers in the %s', async (state, place) => {
    let batch: { displayName?: string; requests: { request: unknown; metadata: { key: string } }[] } = {
      requests: [],
    };
    let looks = 0;
    const { server, folder } = await served(({ method, path, text }) => {
      if (path.endsWith(':batchGenerateContent')) {
        const { displayName, inputConfig } = JSON.parse(text).batch;
        batch = { displayName, requests: inputConfig.requests.requests };
        return {
          body: {
            name: 'batches/1',
            metadata: { displayName, state: state.replace('SUCCEEDED', 'PENDING') },
          },
        };
      }
      if (method === 'DELETE') return { body: {} };
      if (!path.startsWith('/v1beta/batches/1')) return { body: {} };
      looks += 1;
      if (looks < 2)
        return { body: { name: 'batches/1', metadata: { state: state.replace('SUCCEEDED', 'RUNNING') } } };
      const answers = batch.requests.map(({ metadata }, index) =>
        index === 1
          ? { metadata, error: { code: 3, message: 'No.' } }
          : {
              metadata,
              response: {
                candidates: [{ content: { parts: [{ text: `Yes ${index}.` }] }, finishReason: 'STOP' }],
                usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 4 },
              },
            },
      );
      const inlinedResponses = { inlinedResponses: answers.reverse() };
      return {
        body:
          place === 'response'
            ? { name: 'batches/1', done: true, metadata: { state }, response: { inlinedResponses } }
            : { name: 'batches/1', done: true, metadata: { state, output: { inlinedResponses } } },
      };
    });
    const settings = { GEMINI_BASE_URL: server.url, GEMINI_API_KEY: 'key-of-no-worth' };
    const { results } = await runBatch({ folder, settings, rows: numbered(3, 'gemini', 'flash') });
    expect(results.map(({ status, output }) => [status, output])).toEqual([
      ['ok', 'Yes 0.'],
      ['error', ''],
      ['ok', 'Yes 2.'],
    ]);
    expect(batch.displayName).toMatch(/^pb-/);
    expect(batch.requests[0]?.request).toEqual({ contents: [{ role: 'user', parts: [{ text: 'Say 1.' }] }] });
    expect(server.calls.at(-1)).toMatchObject({ method: 'DELETE', path: '/v1beta/batches/1' });
  });

  const long = numbered(4, 'gemini', 'flash').map((row) => ({ ...row, n: `${row['n']} ${'x'.repeat(5e6)}` }));
  const answered = (key: string, text: string) =>
    JSON.stringify({
      key,
      response: {
        candidates: [{ content: { parts: [{ text }] }, finishReason: 'STOP' }],
        usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 4 },
      },
    });

  it('go as a file where they are too much for one call, and leave the key at our own address', async () => {
    let sent: { key: string; request: object }[] = [];
    let input: object = {};
    const { server, folder } = await served(({ method, path, text, headers }) => {
      if (method === 'DELETE') return path.includes('answers') ? { status: 403, body: {} } : { body: {} };
      if (headers['x-goog-upload-command'] === 'start') {
        const address = 'https://elsewhere.example/upload/v1beta/files?upload_id=u-1';
        return { headers: { 'x-goog-upload-url': address }, body: '' };
      }
      if (path === '/upload/v1beta/files?upload_id=u-1') {
        sent = text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line));
        return { body: { file: { name: 'files/requests', state: 'ACTIVE' } } };
      }
      if (path.endsWith(':batchGenerateContent')) {
        input = JSON.parse(text).batch.inputConfig;
        return { body: { name: 'batches/1', metadata: { state: 'BATCH_STATE_PENDING' } } };
      }
      if (path === '/download/v1beta/files/answers:download?alt=media') {
        const [first, second, ...others] = sent.map(({ key }) => key);
        const lines = [
          ...others.map((key, index) => answered(key, `Yes ${index}.`)),
          JSON.stringify({ key: first, error: { code: 3, message: 'No.' } }),
          answered(second ?? '', 'Yes.'),
        ];
        return { body: `${lines.join('\n')}\n` };
      }
      if (path !== '/v1beta/batches/1') return { body: {} };
      const metadata = { state: 'BATCH_STATE_SUCCEEDED' };
      return {
        body: { name: 'batches/1', done: true, metadata, response: { responsesFile: 'files/answers' } },
      };
    });
    const settings = { GEMINI_BASE_URL: server.url, GEMINI_API_KEY: 'key-of-no-worth' };
    const { results, warnings } = await runBatch({ folder, settings, rows: long });

    expect(results.map(({ status, output }) => [status, output])).toEqual([
      ['error', ''],
      ['ok', 'Yes.'],
      ['ok', 'Yes 0.'],
      ['ok', 'Yes 1.'],
    ]);
    expect(input).toEqual({ fileName: 'files/requests' });
    expect(Object.keys(sent[0] ?? {})).toEqual(['key', 'request']);
    const [start, upload] = server.calls.filter(({ path }) => path.startsWith('/upload'));
    expect(start?.headers).toMatchObject({
      'x-goog-upload-protocol': 'resumable',
      'x-goog-upload-header-content-length': String(upload?.text.length),
      'x-goog-upload-header-content-type': 'application/jsonl',
      'x-goog-api-key': 'key-of-no-worth',
    });
    expect(upload?.headers).toMatchObject({
      'x-goog-upload-command': 'upload, finalize',
      'x-goog-upload-offset': '0',
    });
    const deletions = server.calls.flatMap(({ method, path }) => (method === 'DELETE' ? [path] : []));
    expect(deletions).toEqual(['/v1beta/batches/1', '/v1beta/files/requests', '/v1beta/files/answers']);
    expect(warnings).toEqual([]);
  });

  it.each([
    { said: 'where it is to go', headers: {} as Record<string, string> },
    { said: 'under which name', headers: { 'x-goog-upload-url': 'https://elsewhere.example/?upload_id=1' } },
  ])('halt where the file that was sent is not told of: $said', async ({ said, headers }) => {
    const { server, folder } = await served(() => ({ headers, body: {} }));
    const settings = { GEMINI_BASE_URL: server.url, GEMINI_API_KEY: 'key-of-no-worth' };
    const { left, events } = await runBatch({ folder, settings, rows: long });
    expect(left).toHaveLength(4);
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'provider-halted', reason: expect.stringContaining(said) }),
    );
  });

  it('are looked at again where they have succeeded and name no answers yet', async () => {
    let looks = 0;
    let keys: string[] = [];
    const { server, folder } = await served(({ path, text }) => {
      if (path.endsWith(':batchGenerateContent')) {
        const { requests } = JSON.parse(text).batch.inputConfig.requests;
        keys = requests.map((request: { metadata: { key: string } }) => request.metadata.key);
        return { body: { name: 'batches/1', metadata: { state: 'JOB_STATE_QUEUED' } } };
      }
      if (path !== '/v1beta/batches/1') return { body: {} };
      looks += 1;
      const [key = ''] = keys;
      const { response } = JSON.parse(answered(key, 'Yes.'));
      const inlinedResponses = [{ metadata: { key }, response }];
      const done = { name: 'batches/1', done: true, metadata: { state: 'JOB_STATE_SUCCEEDED' } };
      return { body: looks < 3 ? done : { ...done, response: { inlinedResponses } } };
    });
    const settings = { GEMINI_BASE_URL: server.url, GEMINI_API_KEY: 'key-of-no-worth' };
    const { results, tookMs } = await runBatch({ folder, settings, rows: numbered(1, 'gemini', 'flash') });
    expect([results[0]?.['output'], tookMs]).toEqual(['Yes.', 3 * 60_000]);
  });

  it('that expire have nothing at all', async () => {
    const { server, folder } = await served(({ path }) =>
      path.includes('batches') || path.includes(':batch')
        ? {
            body: {
              name: 'batches/1',
              done: path.includes('batches/1'),
              metadata: { state: 'BATCH_STATE_EXPIRED' },
            },
          }
        : { body: {} },
    );
    const settings = { GEMINI_BASE_URL: server.url, GEMINI_API_KEY: 'key-of-no-worth' };
    const { left, results } = await runBatch({ folder, settings, rows: numbered(1, 'gemini', 'flash') });
    expect([left, results]).toEqual([['1.: unattempted'], []]);
  });
});

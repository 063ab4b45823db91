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

import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { forkLlmServer } from '../../bench/forkLlmServer.mjs';
import { llmServer } from '../support/llmServer.js';

const openaiBody = (prompt: string) => ({ model: 'm', messages: [{ role: 'user', content: prompt }] });

function post(url: string, body: unknown, signal: AbortSignal | null = null): Promise<Response> {
  return fetch(url, { method: 'POST', body: JSON.stringify(body), signal });
}

function ask(server: { url: string }, prompt: string, signal: AbortSignal | null = null): Promise<Response> {
  return post(`${server.url}/v1/chat/completions`, openaiBody(prompt), signal);
}

describe('startLlmServer', () => {
  it.each([
    {
      api: 'openai',
      path: '/v1/chat/completions',
      body: openaiBody('Why?'),
      answer: {
        model: 'm',
        choices: [{ message: { role: 'assistant', content: 'Answer to: Why?' }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 1, completion_tokens: 4, total_tokens: 5 },
      },
    },
    {
      api: 'an OpenAI-compatible service',
      path: '/groq/openai/chat/completions',
      body: openaiBody('Why?'),
      answer: { choices: [{ message: { content: 'Answer to: Why?' } }] },
    },
    {
      api: 'azure',
      path: '/openai/deployments/four/chat/completions?api-version=2024-10-21',
      body: { messages: [{ role: 'user', content: 'Why?' }] },
      answer: { model: 'four', choices: [{ message: { content: 'Answer to: Why?' } }] },
    },
    {
      api: 'ollama',
      path: '/api/chat',
      body: openaiBody('Why?'),
      answer: { message: { content: 'Answer to: Why?' }, done_reason: 'stop', eval_count: 4 },
    },
    {
      api: 'anthropic',
      path: '/v1/messages',
      body: openaiBody('Why?'),
      answer: { content: [{ type: 'text', text: 'Answer to: Why?' }], stop_reason: 'end_turn' },
    },
    {
      api: 'gemini',
      path: '/v1beta/models/flash:generateContent',
      body: { contents: [{ role: 'user', parts: [{ text: 'Why?' }] }] },
      answer: {
        candidates: [{ content: { parts: [{ text: 'Answer to: Why?' }] }, finishReason: 'STOP' }],
        modelVersion: 'flash',
      },
    },
  ])('speaks the API of $api', async ({ path, body, answer }) => {
    const server = await llmServer();

    const response = await post(`${server.url}${path}`, body);

    expect(await response.json()).toMatchObject(answer);
    expect(server.counts.rows.get('Why?')).toEqual({ calls: 1, successes: 1, aborted: 0 });
  });

  it('answers 404 on other paths, uncounted', async () => {
    const server = await llmServer();

    const response = await fetch(`${server.url}/v1/models`);

    expect(response.status).toBe(404);
    expect(server.counts.all.calls).toBe(0);
  });

  it('counts calls in flight over all and by path', async () => {
    const server = await llmServer({ latencyMs: 30 });
    const paths = ['/a/chat/completions', '/a/chat/completions', '/b/chat/completions'];

    await Promise.all(paths.map((path) => post(`${server.url}${path}`, openaiBody(path))));

    expect(server.counts.all).toEqual({ calls: 3, inFlight: 0, mostInFlight: 3 });
    expect(server.counts.paths.get('/a/chat/completions')).toEqual({
      calls: 2,
      inFlight: 0,
      mostInFlight: 2,
    });
    expect(server.counts.paths.get('/b/chat/completions')).toEqual({
      calls: 1,
      inFlight: 0,
      mostInFlight: 1,
    });
  });

  it('counts connections opened, open, and open at once', async () => {
    const server = await llmServer();
    const sockets = [1, 2].map(() => connect(Number(new URL(server.url).port), '127.0.0.1'));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    await ask(server, 'a third one');

    for (const socket of sockets) socket.end();
    await Promise.all(sockets.map((socket) => once(socket, 'close')));

    expect(server.counts.connections).toMatchObject({ most: 3, total: 3 });
    await expect.poll(() => server.counts.connections.open).toBe(1);
  });

  it('counts a call that the client gives up as aborted, and frees its place', async () => {
    const server = await llmServer({ latencyMs: 60_000 });
    const controller = new AbortController();
    const response = ask(server, 'never mind', controller.signal);
    await expect.poll(() => server.counts.all.inFlight).toBe(1);

    controller.abort();

    await expect(response).rejects.toThrow('aborted');
    await expect.poll(() => server.counts.all.inFlight).toBe(0);
    expect(server.counts.endings).toMatchObject({ aborted: 1, success: 0 });
    expect(server.counts.rows.get('never mind')).toEqual({ calls: 1, successes: 0, aborted: 1 });
  });

  it.each([
    { headers: 'openai' as const, delay: { 'retry-after': /^\d+$/ }, left: '1' },
    { headers: 'retry-after' as const, delay: { 'retry-after': /^\d+$/ }, left: null },
    { headers: 'retry-after-ms' as const, delay: { 'retry-after-ms': /^\d+$/ }, left: null },
  ])('refuses beyond the bucket with $headers headers', async ({ headers, delay, left }) => {
    const server = await llmServer({ limits: { bucket: { ratePerSecond: 0.1, burst: 2, headers } } });

    const first = await ask(server, 'one');
    await ask(server, 'two');
    const refused = await ask(server, 'three');

    expect(first.headers.get('x-ratelimit-remaining-requests')).toBe(left);
    expect(refused.status).toBe(429);
    for (const [name, value] of Object.entries(delay)) expect(refused.headers.get(name)).toMatch(value);
    expect(await refused.json()).toMatchObject({ error: { code: 'rate_limit_exceeded' } });
    expect(server.counts.endings).toMatchObject({ success: 2, refusal: 1 });
    expect(server.counts.admittedAtMs).toHaveLength(2);
  });

  it('fails calls with 500, half a JSON text and reset connections', async () => {
    const plan = ['error', 'broken', 'reset', undefined] as const;
    let calls = 0;
    const server = await llmServer({ faults: () => plan[calls++] });

    const error = await ask(server, 'row');
    const broken = await ask(server, 'row');
    const reset = ask(server, 'row');

    expect(error.status).toBe(500);
    await expect(broken.json()).rejects.toThrow(SyntaxError);
    await expect(reset).rejects.toThrow('fetch failed');
    expect((await ask(server, 'row')).status).toBe(200);
    expect(server.counts.endings).toMatchObject({ error: 1, broken: 1, reset: 1, success: 1, aborted: 0 });
    expect(server.counts.rows.get('row')).toEqual({ calls: 4, successes: 1, aborted: 0 });
  });

  it('leaves a hanging call without an answer until the client gives up', async () => {
    const server = await llmServer({ faults: { hang: 1 } });
    const controller = new AbortController();
    const response = ask(server, 'row', controller.signal);
    await expect.poll(() => server.counts.all.inFlight).toBe(1);

    controller.abort();

    await expect(response).rejects.toThrow('aborted');
    await expect.poll(() => server.counts.endings.hang).toBe(1);
    expect(server.counts.all.inFlight).toBe(0);
    expect(server.counts.endings.aborted).toBe(0);
  });

  it('repeats its faults for the same seed and shares them out as asked', async () => {
    const statuses = async (seed: number) => {
      const server = await llmServer({ faults: { error: 0.5 }, seed });
      const seen: number[] = [];
      for (let call = 0; call < 40; call += 1) seen.push((await ask(server, `row ${call}`)).status);
      return seen;
    };

    const [one, again, other] = [await statuses(1), await statuses(1), await statuses(2)];

    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
    expect(one.filter((status) => status === 500).length).toBeGreaterThan(10);
    expect(one.filter((status) => status === 200).length).toBeGreaterThan(10);
  });

  it('refuses a share at random', async () => {
    const server = await llmServer({ faults: { refusal: 0.25 } });
    await Promise.all(Array.from({ length: 400 }, (_, call) => ask(server, `row ${call}`)));

    const { refusal, success } = server.counts.endings;
    expect(refusal + success).toBe(400);
    expect(refusal / 400).toBeGreaterThan(0.2);
    expect(refusal / 400).toBeLessThan(0.3);
  });

  it('draws latencies from a range or asks a function', async () => {
    const asked: string[] = [];
    const server = await llmServer({
      latencyMs: (call, random) => {
        asked.push(call.prompt);
        return random();
      },
    });
    const ranged = await llmServer({ latencyMs: { min: 0, max: 2 } });

    await ask(server, 'row');

    expect(asked).toEqual(['row']);
    expect((await ask(ranged, 'row')).status).toBe(200);
  });

  it('lets a spec answer for it, on any path', async () => {
    const server = await llmServer({
      respond: ({ method, path, query }) =>
        path === '/v1/models'
          ? { body: { data: [`${method} ${query}`] } }
          : { status: 418, headers: { 'x-tea': 'yes' }, body: 'not JSON' },
    });

    const models = await fetch(`${server.url}/v1/models?page=1`);
    const refused = await ask(server, 'row');

    expect(await models.json()).toEqual({ data: ['GET ?page=1'] });
    expect([refused.status, refused.headers.get('x-tea'), await refused.text()]).toEqual([
      418,
      'yes',
      'not JSON',
    ]);
    expect(server.counts.endings).toMatchObject({ error: 1, success: 0 });
  });

  it('goes down, refuses connections, and comes back on the same port', async () => {
    const server = await llmServer({ latencyMs: 60_000, respond: () => undefined });
    const cut = expect(ask(server, 'in flight')).rejects.toThrow('fetch failed');
    await expect.poll(() => server.counts.all.inFlight).toBe(1);

    await server.down();
    await cut;
    await expect(fetch(server.url)).rejects.toThrow('fetch failed');
    await server.up();

    expect((await fetch(server.url)).status).toBe(404);
    expect(server.counts.endings.aborted).toBe(1);
  });
});

describe('forkLlmServer', () => {
  it('serves from a process of its own and tells what it counted', async () => {
    const server = await forkLlmServer({ latencyMs: 1 });

    expect((await ask(server, 'row')).status).toBe(200);
    const { counts, cpuMs } = await server.look();
    await server.close();

    expect(counts.rows.get('row')).toEqual({ calls: 1, successes: 1, aborted: 0 });
    expect(cpuMs).toBeGreaterThan(0);
    await expect(fetch(server.url)).rejects.toThrow('fetch failed');
  });
});

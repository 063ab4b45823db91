import { describe, expect, it } from 'vitest';
import { batchBodies, linesIn } from '../../scripts/contracts/batchBodies.mjs';
import { contractEnv } from '../../scripts/contracts/contractEnv.mjs';
import { contractRuns, sorted } from '../../scripts/contracts/contractRuns.mjs';
import { readableByPrism } from '../../scripts/contracts/readableByPrism.mjs';
import { withAnswers } from '../../scripts/contracts/withAnswers.mjs';
import { recorder } from '../endToEnd/support/recorder.js';
import { temporaryFolder } from '../support/temporaryFolder.js';

describe('a description, before Prism reads it', () => {
  it('has a null of its own where nullable stands beside no type', () => {
    expect(
      readableByPrism({ a: { nullable: true, $ref: '#/b' }, c: { nullable: false, enum: [1] } }),
    ).toEqual({
      a: { anyOf: [{ $ref: '#/b' }, { type: 'null' }] },
      c: { enum: [1] },
    });
  });

  it('lists null once', () => {
    expect(readableByPrism({ type: 'string', nullable: true, enum: ['a', null] })).toEqual({
      type: 'string',
      nullable: true,
      enum: ['a'],
    });
  });

  it('keeps a property that is called nullable', () => {
    const properties = { nullable: { type: 'boolean' } };
    expect(readableByPrism({ properties })).toEqual({ properties });
  });

  it('answers each call with what a model could say', () => {
    const post = { requestBody: {}, responses: { 500: {} } };
    const { paths } = withAnswers({ paths: { '/v1/messages': { post, parameters: [] } } });
    expect(paths['/v1/messages']).toMatchObject({
      parameters: [],
      post: {
        requestBody: {},
        responses: { 200: { content: { 'application/json': { example: { content: [{}] } } } } },
      },
    });
  });
});

describe('contractEnv', () => {
  it.each([
    { path: '/openai/v1/chat/completions', base: 'http://here/openai/v1' },
    { path: '/v1/messages', base: 'http://here' },
    { path: '/v1beta/models/{modelsId}:generateContent', base: 'http://here' },
    { path: '/api/chat', base: 'http://here' },
  ])('leads a provider to $path', ({ path, base }) => {
    const { env, path: asked } = contractEnv(
      'my-api',
      { paths: { '/other': { get: {} }, [path]: { post: {} } } },
      'http://here',
    );
    expect(env['MY_API_BASE_URL']).toBe(base);
    expect(asked).toBe(path.replace('{modelsId}', 'm'));
  });

  it('says that there is nothing to ask', () => {
    expect(() => contractEnv('a', { paths: { '/x': { post: {} } } }, '')).toThrow('nothing to ask at: /x');
  });
});

describe('what is asked in batches', () => {
  it.each([
    '--b\r\ncontent-disposition: form-data; name="purpose"\r\n\r\nbatch\r\n--b\r\n\r\n{"a":1}\n{"a":2}\n\r\n--b--',
    '{"endpoint":"/v1","requests":[{"a":1},{"a":2}]}',
    '{"batch":{"inputConfig":{"requests":{"requests":[{"a":1},{"a":2}]}}}}',
  ])('is found in %s', (sent) => {
    expect(linesIn(sent)).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('is the body of every question that is asked one by one', async () => {
    const cwd = temporaryFolder();
    const recorded = await recorder(() => ({ text: '{"score":1,"tags":[]}' }));
    await contractRuns({ provider: 'anthropic', env: { ...recorded.env }, cwd });
    const envAt = (url: string) => ({ ANTHROPIC_BASE_URL: url, ANTHROPIC_API_KEY: 'a-key' });
    const bodies = await batchBodies({ provider: 'anthropic', envAt, cwd });
    // Nothing comes piece by piece out of a batch.
    const texts = (sent: readonly { body: unknown }[]) =>
      sent.map(({ body }) => JSON.stringify({ ...(body as object), stream: undefined })).sort();
    expect(bodies.length).toBeGreaterThan(50);
    expect(texts(bodies)).toEqual(texts(recorded.calls));
  }, 60_000);

  it('is nothing where a provider takes no batches', async () => {
    expect(await batchBodies({ provider: 'ollama', envAt: () => ({}), cwd: '.' })).toEqual([]);
  });
});

describe('violations', () => {
  it('are told from what a provider takes although its description does not say so', () => {
    const said = new Map([
      ['reasoning_effort=none --system system.txt', 'no'],
      ['top_k=40', 'no'],
    ]);
    expect(sorted('xai', said)).toEqual({
      violations: ['top_k=40: no'],
      newer: ['reasoning_effort=none --system system.txt: no'],
    });
    expect(sorted('groq', said).newer).toEqual([]);
  });
});

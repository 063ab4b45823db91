import { describe, expect, it } from 'vitest';
import type { ReceivedCall } from '../support/localServer.js';
import { parseResults, readResults } from '../support/readResults.js';
import { runCli } from '../support/runCli.js';
import { job, RUN } from './support/job.js';
import { EVERY_PROVIDER, recorder } from './support/recorder.js';

const SCHEMA = {
  type: 'object',
  properties: {
    score: { type: 'integer', maximum: 5 },
    tags: { type: 'array', items: { type: 'string' }, maxItems: 2 },
  },
  required: ['score', 'tags'],
  additionalProperties: false,
};
const { maximum: _, ...ANY_INTEGER } = SCHEMA.properties.score;
const TAKEN_BY_ANTHROPIC = {
  ...SCHEMA,
  properties: { score: ANY_INTEGER, tags: { type: 'array', items: { type: 'string' } } },
};
const strict = { type: 'json_schema', json_schema: { name: 'answer', schema: SCHEMA, strict: true } };
const lax = { type: 'json_schema', json_schema: { name: 'answer', schema: SCHEMA, strict: false } };
const FILES = { 'schema.json': JSON.stringify(SCHEMA) };
const FLAGS = ['--json-schema', 'schema.json', '--ordered'];

const GOOD = { text: '{"score": 4, "tags": ["a"]}' };
const csvOf = (providers: readonly string[]) =>
  `provider,model,n\n${providers.map((name) => `${name},m,1\n`).join('')}`;

describe('--json-schema', () => {
  it.each<{ provider: string; sent: object }>([
    ...['openai', 'azure', 'mistral', 'my-api'].map((provider) => ({
      provider,
      sent: { response_format: strict },
    })),
    { provider: 'groq', sent: { response_format: lax } },
    { provider: 'openrouter', sent: { response_format: strict, provider: { require_parameters: true } } },
    { provider: 'deepseek', sent: { response_format: { type: 'json_object' } } },
    {
      provider: 'anthropic',
      sent: { output_config: { format: { type: 'json_schema', schema: TAKEN_BY_ANTHROPIC } } },
    },
    {
      provider: 'gemini',
      sent: { generationConfig: { responseMimeType: 'application/json', responseJsonSchema: SCHEMA } },
    },
    { provider: 'ollama', sent: { format: SCHEMA } },
  ])('is sent to $provider in its own form', async ({ provider, sent }) => {
    const recorded = await recorder(() => GOOD);
    const { cwd } = job(csvOf([provider]), FILES);
    const { code, stdout } = await runCli([...RUN, ...FLAGS], { cwd, env: recorded.env });
    expect([code, parseResults(stdout)[0]?.['error_message']]).toEqual([0, '']);
    expect(recorded.calls[0]?.body).toMatchObject(sent);
    expect(recorded.calls[0]?.body).not.toHaveProperty('response_schema');
  });

  it('names once what a provider does not take, and puts the schema into the words of one that takes none', async () => {
    const recorded = await recorder(() => GOOD);
    const { cwd } = job(csvOf(['anthropic', 'anthropic', 'deepseek', 'deepseek']), FILES);
    const { stderr } = await runCli([...RUN, ...FLAGS], { cwd, env: recorded.env });
    expect(stderr.match(/anthropic takes no 'maximum' in a schema/g)).toHaveLength(1);
    expect(stderr.match(/deepseek takes no schema/g)).toHaveLength(1);
    const asked = recorded.calls.filter(({ path }) => path.includes('deepseek')).map(promptOf);
    expect(asked).toEqual(
      Array(2).fill(`Question 1\n\nAnswer in JSON that fits this JSON Schema:\n${FILES['schema.json']}`),
    );
  });

  it.each(EVERY_PROVIDER)('makes a misfit of %s a warning that says where', async (provider) => {
    const { env } = await recorder(() => ({ text: '```json\n{"score": 9, "tags": []}\n```' }));
    const { cwd } = job(csvOf([provider]), FILES);
    const { code, stdout } = await runCli([...RUN, ...FLAGS], { cwd, env });
    expect(code).toBe(0);
    expect(parseResults(stdout)[0]).toMatchObject({
      status: 'warning',
      error_message: expect.stringContaining(
        'The answer does not fit the schema at #/score: 9 is greater than 5',
      ),
      output: expect.stringContaining('"score": 9'),
    });
  });

  it('warns of an answer that is no JSON', async () => {
    const { cwd } = job(csvOf(['mock']), FILES);
    const { stdout } = await runCli([...RUN, ...FLAGS], { cwd });
    expect(parseResults(stdout)[0]?.['error_message']).toContain('does not fit the schema');
  });

  it('decides the columns of --flatten, in a pipe too, whatever comes first', async () => {
    const answers = ['nothing', '{"score": 1, "tags": ["a", "b"], "more": 2}'];
    const { env } = await recorder(() => ({ text: answers.shift() ?? '' }));
    const { cwd } = job('', FILES);
    const { stdout, stderr } = await runCli(
      ['run', '-p', 'prompt.txt', '-e', '-', ...FLAGS, '--flatten', '--sequential'],
      { cwd, env, stdin: 'provider,model,n\ngroq,m,1\ngroq,m,2\n' },
    );
    expect(stdout.split('\n')[0]).toMatch(/^provider,model,n,score,tags_0,tags_1,status,/);
    expect(parseResults(stdout)).toMatchObject([
      { score: '', tags_0: '' },
      { score: '1', tags_0: 'a', tags_1: 'b' },
    ]);
    expect(stderr).not.toContain('came after the header');
  });

  it('is part of what a row is known by, and resumed with its columns', async () => {
    const recorded = await recorder(() => GOOD);
    const other = { ...SCHEMA, title: 'other' };
    const { cwd, path } = job(csvOf(['groq', 'mistral']), { ...FILES, 'other.json': JSON.stringify(other) });
    const run = (schema: string, ...flags: string[]) =>
      runCli([...RUN, '--json-schema', schema, '--flatten', '-o', 'out.csv', '--resume', ...flags], {
        cwd,
        env: recorded.env,
      });
    await run('schema.json', '--limit', '1');
    expect((await run('schema.json')).code).toBe(0);
    expect(recorded.calls).toHaveLength(2);
    expect(readResults(path('out.csv')).map(({ score }) => score)).toEqual(['4', '4']);
    expect(await run('other.json')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('none of the results'),
    });
  });

  it('may differ from row to row, as param.response_schema', async () => {
    const recorded = await recorder(() => ({ text: '7' }));
    const { cwd } = job(
      'provider,model,n,param.response_schema\ngroq,m,1,"{""type"":""string""}"\ngroq,m,2,\ngroq,m,3,text\n',
    );
    const { stdout } = await runCli([...RUN, '--ordered'], { cwd, env: recorded.env });
    expect(parseResults(stdout)).toMatchObject([
      { status: 'warning', error_message: expect.stringContaining('Expected "string"') },
      { status: 'ok' },
      { status: 'error', error_message: 'The schema of the answer is no object' },
    ]);
    expect(recorded.calls.map(({ body }) => 'response_format' in (body as object)).toSorted()).toEqual([
      false,
      true,
    ]);
  });

  it.each([
    { file: 'none.json', said: 'there is no file none.json' },
    { file: 'prompt.txt', said: 'prompt.txt is no JSON' },
    { file: 'bad.json', said: "bad.json has the unknown type 'obect' at #/properties/a" },
  ])('refuses $file at the start', async ({ file, said }) => {
    const { cwd } = job(csvOf(['mock']), { 'bad.json': '{"properties":{"a":{"type":"obect"}}}' });
    const { code, stdout, stderr } = await runCli([...RUN, '--json-schema', file], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(new RegExp(`--json-schema:? ${said}`));
  });
});

function promptOf({ body }: ReceivedCall): unknown {
  return (body as { messages: { content: unknown }[] }).messages.at(-1)?.content;
}

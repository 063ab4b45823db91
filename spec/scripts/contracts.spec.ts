import { describe, expect, it } from 'vitest';
import { contractEnv } from '../../scripts/contracts/contractEnv.mjs';
import { readableByPrism } from '../../scripts/contracts/readableByPrism.mjs';
import { withAnswers } from '../../scripts/contracts/withAnswers.mjs';

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

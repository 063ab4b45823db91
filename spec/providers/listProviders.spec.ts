import { describe, expect, it, vi } from 'vitest';
import { defaultProviders } from '../../src/providers/defaultProviders.js';
import { listProviders } from '../../src/providers/listProviders.js';
import { temporaryFolder } from '../support/temporaryFolder.js';

const listed = (env: Record<string, string>) =>
  listProviders({ providers: defaultProviders(env, temporaryFolder()) });

describe('listProviders', () => {
  it('tells of every provider what to set when nothing is configured', () => {
    const missing = Object.fromEntries(listed({}).map((info) => [info.name, info.missing]));
    const set = (names: string) => `Set ${names}, in the environment or in a .env file`;
    expect(missing).toMatchObject({
      openai: set('OPENAI_API_KEY'),
      azure: set('AZURE_OPENAI_API_KEY and AZURE_OPENAI_ENDPOINT'),
      openrouter: set('OPENROUTER_API_KEY'),
      anthropic: set('ANTHROPIC_API_KEY'),
      gemini: set('GEMINI_API_KEY'),
      ollama: undefined,
      mock: undefined,
      groq: set('GROQ_API_KEY'),
      vllm: undefined,
    });
  });

  it('knows the caps', () => {
    const caps = Object.fromEntries(listed({}).map(({ name, concurrency }) => [name, concurrency]));
    expect(caps).toMatchObject({
      openai: 10,
      azure: 10,
      openrouter: 5,
      anthropic: 10,
      gemini: 10,
      ollama: Number.POSITIVE_INFINITY,
      mock: Number.POSITIVE_INFINITY,
      groq: 10,
    });
  });

  it('finds what is configured', () => {
    const [openai] = listed({ OPENAI_API_KEY: 'sk-0123456789' });
    expect(openai).toStrictEqual({ name: 'openai', configured: true, missing: undefined, concurrency: 10 });
  });

  it('finds a provider that only its address makes known', () => {
    const own = listed({ MY_API_BASE_URL: 'http://localhost:1' }).filter(({ name }) => name === 'my-api');
    expect(own).toStrictEqual([{ name: 'my-api', configured: true, missing: undefined, concurrency: 10 }]);
  });

  it('looks into the environment of the process by itself', () => {
    vi.stubEnv('ANTHROPIC_API_KEY', 'sk-ant-0123456789');
    expect(listProviders().find(({ name }) => name === 'anthropic')?.configured).toBe(true);
  });
});

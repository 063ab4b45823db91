import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { providersCommand } from '../../src/commands/providers.js';
import { showProviders } from '../../src/commands/showProviders.js';
import { KNOWN_PROVIDERS } from '../../src/providers/registry.js';
import { temporaryFolder } from '../support/temporaryFolder.js';

const KEY = 'sk-0123456789';

async function shown(env: Record<string, string>, asJson = false) {
  const stdout = new PassThrough();
  const folder = temporaryFolder();
  const code = await showProviders({ json: asJson }, { stdout, env, cwd: () => folder });
  return { code, text: String(stdout.read()) };
}

describe('showProviders', () => {
  it('tells what to set for each when nothing is configured', async () => {
    const { code, text } = await shown({});
    expect(code).toBe(0);
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        'openai      not configured: Set OPENAI_API_KEY, in the environment or in a .env file',
        'anthropic   not configured: Set ANTHROPIC_API_KEY, in the environment or in a .env file',
        'ollama      configured, any number of calls at once',
        'mock        configured, any number of calls at once',
      ]),
    );
    expect(text).toMatch(/\n\nAny other NAME is OpenAI-compatible: set NAME_BASE_URL, .*\n$/);
  });

  it('shows what is configured, with its cap and without its key', async () => {
    const { text } = await shown({ OPENROUTER_API_KEY: KEY, OPENAI_API_KEY: KEY });
    expect(text).toMatch(/^openrouter {2}configured, up to 5 calls at once$/m);
    expect(text).toMatch(/^openai {6}configured, up to 10 calls at once$/m);
    expect(text).not.toContain(KEY);
  });

  it('shows a provider of any other name that has an address', async () => {
    const { text } = await shown({ MY_API_BASE_URL: 'http://localhost:1', SHOP_BASE_URL: '/shop' });
    expect(text).toMatch(/^my-api {6}configured, up to 10 calls at once$/m);
    expect(text).toMatch(/^shop {8}not configured: SHOP_BASE_URL must be an address/m);
  });

  it('shows no key that stands where an address belongs', async () => {
    const { text } = await shown({ OPENAI_API_KEY: KEY, OPENAI_BASE_URL: KEY });
    expect(text).toMatch(/^openai {6}not configured: OPENAI_BASE_URL must be an address/m);
    expect(text).not.toContain(KEY);
  });

  it('says the same as JSON, where a cap of null is unlimited', async () => {
    const { text } = await shown({ OPENAI_API_KEY: KEY }, true);
    expect(JSON.parse(text)).toEqual(
      expect.arrayContaining([
        { name: 'openai', configured: true, cap: 10 },
        { name: 'mock', configured: true, cap: null },
        {
          name: 'gemini',
          configured: false,
          missing: 'Set GEMINI_API_KEY, in the environment or in a .env file',
          cap: 10,
        },
      ]),
    );
    expect(text).not.toContain(KEY);
  });

  it('is what the command does', async () => {
    const stdout = new PassThrough();
    const folder = temporaryFolder();
    const stdin = new PassThrough();
    const io = { stdin, stdout, stderr: stdout, env: {}, cwd: () => folder, on: () => {}, off: () => {} };
    expect(await providersCommand.prepare({ json: true })(io)).toBe(0);
    expect(JSON.parse(String(stdout.read()))).toHaveLength(KNOWN_PROVIDERS.length);
  });
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.js';
import { loadProvider } from '../../../src/providers/own/loadProvider.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';

const request = { model: 'm', prompt: 'Hello', parameters: {}, variables: {} };
const settings = { get: (name: string) => (name === 'MINE_GREETING' ? 'Good day' : undefined) };

async function load(source: string, file = './mine.mjs') {
  const directory = temporaryFolder();
  await writeFile(join(directory, 'mine.mjs'), source);
  return loadProvider({ name: 'mine', file, settings, directory });
}

describe('loadProvider', () => {
  it.each([
    { form: 'a provider', source: 'export default { complete: async () => ({ output: "Good day" }) }' },
    {
      form: 'a function of the settings',
      source:
        'export default (settings) => ({ complete: async () => ({ output: settings.get("MINE_GREETING") }) })',
    },
    {
      form: 'an async function of the settings',
      source: 'export default async (s) => ({ complete: async () => ({ output: s.get("MINE_GREETING") }) })',
    },
    {
      form: 'an object of a class',
      source:
        'export default new (class { word = "Good day"; async complete() { return { output: this.word }; } })()',
    },
  ])('takes a module that exports $form', async ({ source }) => {
    const provider = await load(source);
    expect(await lastValueFrom(provider.complete(request))).toStrictEqual({ output: 'Good day' });
  });

  it('runs the echo of the examples', async () => {
    const file = 'examples/providers/echo.mjs';
    const provider = await loadProvider({ name: 'echo', file, settings });
    expect(await lastValueFrom(provider.complete(request))).toStrictEqual({
      output: 'Hello',
      finishReason: 'stop',
    });
  });

  it.each([
    {
      mistake: 'no default export',
      source: 'export const complete = 1',
      said: /has no default export; export a/,
    },
    {
      mistake: 'a provider that cannot answer',
      source: 'export default {}',
      said: /must have a function complete/,
    },
    {
      mistake: 'nothing made',
      source: 'export default () => undefined',
      said: /must have a function complete/,
    },
    { mistake: 'a text', source: 'export default "openai"', said: /must have a function complete/ },
    {
      mistake: 'a function that fails',
      source: 'export default () => { throw new Error("no key") }',
      said: /its function failed: no key$/,
    },
    {
      mistake: 'a module that fails',
      source: 'throw new Error("no luck")',
      said: /cannot be imported: no luck$/,
    },
    ...['"five"', '0', '-1', 'NaN', 'null', '{}'].map((value) => ({
      mistake: `a concurrency of ${value}`,
      source: `export default { complete() {}, concurrency: ${value} }`,
      said: /its concurrency must be a number above 0, got /,
    })),
    {
      mistake: 'a concurrency that fails',
      source: 'export default { complete() {}, get concurrency() { throw new Error("a bug") } }',
      said: /its provider cannot be looked at: a bug$/,
    },
    {
      mistake: 'models that are no function',
      source: 'export default { complete() {}, models: ["m"] }',
      said: /its models must be a function, got m$/,
    },
    {
      mistake: 'a context window that is no function',
      source: 'export default { complete() {}, contextWindow: 8192 }',
      said: /its contextWindow must be a function, got 8192$/,
    },
    {
      mistake: 'a setting that is missing, not said in words',
      source: 'export default { complete() {}, unconfigured: true }',
      said: /its unconfigured must be a sentence, got true$/,
    },
    { mistake: 'broken JavaScript', source: 'export default {', said: /cannot be imported: / },
  ])('refuses $mistake', async ({ source, said }) => {
    const error = await load(source).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({
      message: expect.stringMatching(/^--provider-module mine=\.\/mine\.mjs: /),
    });
    expect(error).toMatchObject({ message: expect.stringMatching(said) });
  });

  it('says when there is no such file', async () => {
    const message = '--provider-module mine=./yours.mjs: there is no such file';
    await expect(load('', './yours.mjs')).rejects.toStrictEqual(new UsageError(message));
  });
});

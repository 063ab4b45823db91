import { PassThrough } from 'node:stream';
import { of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { modelsCommand } from '../../src/commands/models.js';
import { showModels } from '../../src/commands/showModels.js';
import { UsageError } from '../../src/errors.js';
import type { ModelInfo } from '../../src/providers/provider.js';
import { json, localServer } from '../support/localServer.js';
import { temporaryFolder } from '../support/temporaryFolder.js';

function ioOf(env: Record<string, string> = {}) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const folder = temporaryFolder();
  const io = { stdout, stderr, env, cwd: () => folder };
  return { io, printed: () => stdout.read()?.toString() ?? '', told: () => stderr.read()?.toString() ?? '' };
}

const offering = (...models: ModelInfo[]) =>
  Object.assign(() => ({ models: () => of(models), complete: () => of() }), { known: [] });

describe('showModels', () => {
  it('prints the models, sorted, one per line', async () => {
    const { io, printed } = ioOf();
    const providers = offering({ id: 'gpt-5' }, { id: 'gpt-4o', contextWindow: 128_000 });
    expect(await showModels({ provider: 'openai', json: false, providers }, io)).toBe(0);
    expect(printed()).toBe('gpt-4o\ngpt-5\n');
  });

  it('prints them as JSON, with the context windows that are known', async () => {
    const { io, printed } = ioOf();
    const providers = offering({ id: 'gpt-5' }, { id: 'gpt-4o', contextWindow: 128_000 });
    expect(await showModels({ provider: 'openai', json: true, providers }, io)).toBe(0);
    expect(JSON.parse(printed())).toStrictEqual([{ id: 'gpt-4o', contextWindow: 128_000 }, { id: 'gpt-5' }]);
  });

  it('prints one line for each, and nothing that could control a terminal', async () => {
    const { io, printed } = ioOf();
    const providers = offering({ id: 'evil\n\u001b[2Jmodel' });
    await showModels({ provider: 'openai', json: false, providers }, io);
    expect(printed()).toBe('evil \\u001b[2Jmodel\n');
  });

  it.each([
    { json: false, text: '' },
    { json: true, text: '[]\n' },
  ])('says beside its list that there are none, as JSON: $json', async ({ json, text }) => {
    const { io, printed, told } = ioOf();
    expect(await showModels({ provider: 'my-lab', json, providers: offering() }, io)).toBe(0);
    expect(printed()).toBe(text);
    expect(told()).toBe('my-lab lists no models\n');
  });

  it('asks the server that the environment names', async () => {
    const server = await localServer((response) => json(response, { data: [{ id: 'b' }, { id: 'a' }] }));
    const { io, printed } = ioOf({ MY_API_BASE_URL: `${server.url}/v1` });
    const command = modelsCommand.prepare({ provider: 'my-api' });
    expect(
      await command({ ...io, stdin: new PassThrough(), stderr: io.stdout, on: () => {}, off: () => {} }),
    ).toBe(0);
    await server.close();
    expect(printed()).toBe('a\nb\n');
    expect(server.calls).toMatchObject([{ method: 'GET', path: '/v1/models' }]);
  });

  it('says what it tried where no server answers', async () => {
    const server = await localServer((response) => json(response, {}));
    await server.close();
    const { io, printed } = ioOf({ MY_API_BASE_URL: `${server.url}/v1` });
    const message = `my-api cannot be reached at ${server.url}/v1/models: the connection is refused: is the server running?`;
    await expect(showModels({ provider: 'my-api', json: false }, io)).rejects.toStrictEqual(
      new UsageError(message),
    );
    expect(printed()).toBe('');
  });

  it('says what to set where a key is missing', async () => {
    const { io } = ioOf();
    const message = 'anthropic: Set ANTHROPIC_API_KEY, in the environment or in a .env file';
    await expect(showModels({ provider: 'anthropic', json: false }, io)).rejects.toStrictEqual(
      new UsageError(message),
    );
  });

  it('refuses an unknown provider', async () => {
    const { io } = ioOf();
    await expect(showModels({ provider: 'nobody', json: false }, io)).rejects.toThrow(
      /^Unknown provider 'nobody': set NOBODY_BASE_URL to call an API of that name; known providers: openai, azure, openrouter, anthropic, gemini, ollama, mock, /,
    );
  });
});

import { describe, expect, it } from 'vitest';
import { unlistedModel } from '../../../src/workers/run/unlistedModel.js';

const box = (worker: string, models?: readonly string[]) => ({
  ...{ worker, places: 4, busy: {}, calls: 0, errors: 0 },
  models,
});
const said = (model: string, ...boxes: readonly (readonly string[] | undefined)[]) =>
  unlistedModel(
    'ollama',
    model,
    boxes.map((models, n) => box(`gpu-${n}`, models)),
  );

describe('unlistedModel', () => {
  it.each([
    { model: 'qwen3:8b', listed: ['gemma3:4b', 'qwen3:8b'] },
    { model: 'llama3.2', listed: ['llama3.2:latest'] },
    { model: 'llama3.2:latest', listed: ['llama3.2:latest'] },
    { model: 'claude-sonnet-4-5', listed: ['claude-sonnet-4-5-20250929'] },
    { model: 'claude-3-5-haiku-latest', listed: ['claude-3-5-haiku-20241022'] },
  ])('says nothing of $model where $listed are listed', ({ model, listed }) => {
    expect(said(model, listed, listed)).toBeUndefined();
  });

  it.each([
    { model: 'llama3.2', listed: ['llama3.2:1b'] },
    { model: 'gemini-3.6-flash', listed: ['gemini-3.6-flash-lite'] },
  ])('takes $model for another one than $listed', ({ model, listed }) => {
    expect(said(model, listed)).toMatch(/^No worker lists/);
  });

  it('names the model that was probably meant, else all that are listed', () => {
    expect(said('qwne3', ['qwen3', 'gemma3'], ['qwen3'])).toBe(
      "No worker lists the model qwne3 of ollama, and it is asked for all the same: did you mean 'qwen3'?",
    );
    expect(said('m', ['qwen3', 'gemma3'], ['qwen3'])).toMatch(/: listed: qwen3, gemma3$/);
    expect(said('m', [])).toMatch(/: none is listed$/);
  });

  it('names the workers that do not list what others do', () => {
    expect(said('m', ['m'], [], undefined, ['other'])).toBe(
      'Not all workers list the model m of ollama, and all of them are asked for it: where they have different models, give their providers different names. It is not listed by gpu-1, gpu-3',
    );
  });

  it('says nothing where a worker may have it that does not say what it lists', () => {
    expect(said('m', ['other'], undefined)).toBeUndefined();
    expect(said('m')).toBeUndefined();
  });
});

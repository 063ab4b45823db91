import {
  asyncScheduler,
  catchError,
  lastValueFrom,
  map,
  merge,
  of,
  type SchedulerLike,
  throwError,
} from 'rxjs';
import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../src/errors.js';
import { mock } from '../../src/providers/mock.js';
import type { CompletionRequest } from '../../src/providers/provider.js';
import { marbles } from '../support/marbles.js';
import { WatchedScheduler } from '../support/watchedScheduler.js';

const request: CompletionRequest = {
  model: 'any',
  prompt: 'Say hello to Ada',
  parameters: {},
  variables: { name: 'Ada', n: '1' },
};
const made = (settings: Record<string, string> = {}, scheduler: SchedulerLike = asyncScheduler) =>
  mock({
    name: 'mock',
    settings: { get: (name) => settings[name] },
    send: () => throwError(() => new Error('the mock must not call anybody')),
    clean: (text: string) => text,
    scheduler,
  });

describe('mock', () => {
  it('answers with what it was asked', async () => {
    expect(await lastValueFrom(made().complete(request))).toStrictEqual({
      output: [
        'MOCK RESPONSE',
        'Input tokens: 4',
        'Model: any',
        'Variables: {"name":"Ada","n":"1"}',
        '--- Original Input ---',
        'Say hello to Ada',
      ].join('\n'),
      finishReason: 'stop',
      rawFinishReason: 'stop',
      inputTokens: 4,
      outputTokens: 29,
    });
  });

  it(
    'answers at once',
    marbles((m) => {
      const answers = made({}, m.scheduler)
        .complete(request)
        .pipe(map(() => 'a'));

      m.expect(answers).toBeObservable('(a|)');
    }),
  );

  it(
    'answers after MOCK_LATENCY_MS, each call by itself',
    marbles((m) => {
      const provider = made({ MOCK_LATENCY_MS: '5' }, m.scheduler);
      const answers = merge(provider.complete(request), provider.complete(request)).pipe(map(() => 'a'));

      m.expect(answers).toBeObservable('-----(aa|)');
      m.expect(answers, '^--!').toBeObservable('---');
    }),
  );

  const outcomes = async (settings: Record<string, string>, count: number) => {
    const provider = made(settings);
    return Promise.all(
      Array.from({ length: count }, (_, index) =>
        lastValueFrom(
          provider.complete({ ...request, prompt: `Prompt ${index}` }).pipe(
            map(() => 'answer'),
            catchError((error: unknown) => of(error instanceof ProviderError ? error.failure : 'other')),
          ),
        ),
      ),
    );
  };

  it('fails by MOCK_ERROR_RATE, at any rate', async () => {
    const rates = ['0', '0.1', '0.5', '1'];
    const failed = await Promise.all(
      rates.map(
        async (MOCK_ERROR_RATE) =>
          (await outcomes({ MOCK_ERROR_RATE }, 2_000)).filter((outcome) => outcome === 'rejected').length,
      ),
    );

    expect(failed[0]).toBe(0);
    expect(Math.abs((failed[1] ?? 0) - 200)).toBeLessThan(60);
    expect(Math.abs((failed[2] ?? 0) - 1_000)).toBeLessThan(100);
    expect(failed[3]).toBe(2_000);
  });

  it('fails for the same requests again, and for others under another seed', async () => {
    const first = await outcomes({ MOCK_ERROR_RATE: '0.5' }, 100);
    const again = await outcomes({ MOCK_ERROR_RATE: '0.5' }, 100);
    const seeded = await outcomes({ MOCK_ERROR_RATE: '0.5', MOCK_SEED: '7' }, 100);

    expect(again).toStrictEqual(first);
    expect(seeded).not.toStrictEqual(first);
  });

  it('says why it fails', async () => {
    // Chance says nothing of the next row: it halts no model.
    await expect(lastValueFrom(made({ MOCK_ERROR_RATE: '1' }).complete(request))).rejects.toMatchObject({
      message: 'mock failed, as MOCK_ERROR_RATE=1 asks for',
      aboutRow: true,
    });
  });

  it.each([
    {
      settings: { MOCK_LATENCY_MS: 'soon' },
      sentence: "MOCK_LATENCY_MS must be a number from 0 on, got 'soon'",
    },
    { settings: { MOCK_LATENCY_MS: '-1' }, sentence: "MOCK_LATENCY_MS must be a number from 0 on, got '-1'" },
    {
      settings: { MOCK_LATENCY_MS: 'Infinity' },
      sentence: "MOCK_LATENCY_MS must be a number from 0 on, got 'Infinity'",
    },
    { settings: { MOCK_ERROR_RATE: '2' }, sentence: "MOCK_ERROR_RATE must be a number from 0 to 1, got '2'" },
  ])('refuses $settings', ({ settings, sentence }) => {
    expect(() => made(settings)).toThrow(
      expect.objectContaining({ failure: 'unconfigured', message: sentence }),
    );
  });

  it('offers a model by its own name', async () => {
    const { models } = made();

    expect(models && (await lastValueFrom(models()))).toStrictEqual([{ id: 'mock' }]);
  });

  it("takes longer than one of Node's timers can, where it is told to", () => {
    const scheduler = new WatchedScheduler();
    let answeredMs: number | undefined;
    made({ MOCK_LATENCY_MS: '3000000000' }, scheduler)
      .complete(request)
      .subscribe(() => {
        answeredMs = scheduler.now();
      });
    scheduler.flush();

    expect(answeredMs).toBe(3e9);
    expect(scheduler.waits).toEqual([2 ** 31 - 1]);
  });
});

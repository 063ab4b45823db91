import { describe, expect, it } from 'vitest';
import type { RunEvent, Untimed } from '../../../src/events.js';
import type { Result } from '../../../src/result.js';
import { answerKeeper } from '../../../src/run/row/answerKeeper.js';

const whole: Result = {
  experiment: { provider: 'api', model: 'm', position: 0, rowNumber: 1, repeat: 1, variables: {} },
  experimentId: 'r0',
  status: 'ok',
  output: 'yes',
  errorMessage: '',
  finishReason: 'stop',
  attempts: 2,
  inputTokens: 3,
  costUsd: 1,
};

/** A keeper whose cache has this to say, what was put there, and what was told. */
function watchedKeeper(problem?: string) {
  const kept: unknown[] = [];
  const told: Untimed<RunEvent>[] = [];
  const keep = answerKeeper({
    cache: {
      get: () => expect.unreachable(),
      put: (key, answer) => {
        kept.push([key, answer]);
        return problem;
      },
    },
    announce: (event) => told.push(event),
    clean: (text) => text.replaceAll('key', '***'),
  });
  return { keep, kept, told };
}

describe('answerKeeper', () => {
  it('keeps what an answer is, and not what it took', () => {
    const { keep, kept, told } = watchedKeeper();
    keep('k', whole);

    expect(kept).toEqual([['k', { output: 'yes', inputTokens: 3 }]]);
    expect(told).toEqual([]);
  });

  it.each<Partial<Result>>([
    { status: 'warning' },
    { status: 'error' },
    { finishReason: 'length' },
    { finishReason: undefined },
    { output: '' },
  ])('keeps no answer with %j', (part) => {
    const { keep, kept } = watchedKeeper();
    keep('k', { ...whole, ...part });

    expect(kept).toEqual([]);
  });

  it('tells once that it cannot, without keys', () => {
    const { keep, kept, told } = watchedKeeper('no key');
    keep('k', whole);
    keep('l', whole);

    expect(kept).toHaveLength(2);
    expect(told).toEqual([{ type: 'warning', message: 'Answers cannot be kept in the cache: no ***' }]);
  });
});

import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/errors.js';
import {
  answerAddress,
  answerSubject,
  callAddress,
  callSubject,
} from '../../../src/workers/protocol/address.js';
import { isCompatible } from '../../../src/workers/protocol/compatible.js';
import {
  decodedAnswer,
  decodedCall,
  decodedPresence,
  encoded,
  failureMessage,
  failureOf,
} from '../../../src/workers/protocol/messages.js';

const junk = ['', '{', '[]', '7', '"text"', 'null', '{}', '{"worker":7}', '{"worker":"w","type":"other"}'];

describe('addresses at a broker', () => {
  it.each([
    'plain',
    'a b/c.d*>',
    'Ärger mit Punkten …',
    'x'.repeat(100),
  ])('keep a name whatever it holds: %s', (name) => {
    const call = { provider: name, run: name, id: 'r0-1' };
    expect(callAddress(callSubject(call))).toEqual(call);
    expect(callSubject(call)).toMatch(/^pl\.call\.[\w-]+\.[\w-]+\.r0-1$/);
    const answer = { run: name, id: 'r0-1', ask: 'a-1' };
    expect(answerAddress(answerSubject(answer))).toEqual(answer);
  });

  it.each([
    '',
    'pl',
    'pl.call',
    'pl.call.a.b',
    'pl.call.a.b.c.d',
    'pl.answer.a.b',
    'other.thing.a.b.c',
  ])('are none: %s', (subject) => {
    expect([callAddress(subject), answerAddress(subject)]).toEqual([undefined, undefined]);
  });
});

describe('messages at a broker', () => {
  it.each(junk)('are passed over where they are none: %s', (text) => {
    const data = Buffer.from(text);
    expect([decodedCall(data), decodedAnswer(data), decodedPresence(data)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('carry a call', () => {
    const request = { model: 'm', prompt: 'Why?', parameters: { temperature: 0 }, variables: { a: '1' } };
    const call = { version: '1.2.3', ask: 'a-1', timeoutMs: 5000, request };
    expect(decodedCall(encoded(call))).toEqual(call);
  });

  it('carry a failure with all that is known of it', () => {
    const facts = {
      failure: 'rate-limited',
      status: 429,
      code: 'slow_down',
      delayMs: 1500,
      allowance: { requests: { remaining: 0, resetMs: 9 } },
      answer: { inputTokens: 7, costUsd: 0.1 },
      parameter: 'top_k',
      aboutRow: true,
      ofAccount: true,
    } as const;
    const error = new ProviderError('too fast', facts);
    const carried = decodedAnswer(encoded({ worker: 'w', type: 'failure', failure: failureMessage(error) }));
    if (carried?.type !== 'failure') throw new Error('no failure');
    expect(failureOf(carried.failure)).toMatchObject({ message: 'too fast', ...facts });
  });

  it('leave out of a presence what is no word of a worker', () => {
    const providers = {
      vllm: { places: 3, busy: { one: 2, two: -1, three: 'x' }, calls: 5, errors: 1, models: ['m', ''] },
      bad: { places: -1 },
      worse: 'text',
      openai: { places: 0, busy: {}, problem: { message: 'no key', failure: 'unconfigured' } },
      odd: { places: 1, problem: { message: 'what', failure: 'no such class' }, models: ['m', 7] },
    };
    expect(decodedPresence(encoded({ worker: 'w', version: '0.1.0', providers }))).toEqual({
      worker: 'w',
      version: '0.1.0',
      isLeaving: false,
      providers: {
        vllm: { places: 3, busy: { one: 2 }, problem: undefined, calls: 5, errors: 1, models: ['m', ''] },
        openai: {
          places: 0,
          busy: {},
          problem: { message: 'no key', failure: 'unconfigured' },
          calls: 0,
          errors: 0,
        },
        odd: { places: 1, busy: {}, problem: undefined, calls: 0, errors: 0 },
      },
    });
  });
});

describe('versions at a broker', () => {
  it.each([
    ['1.0.0', '1.9.2', true],
    ['0.1.0', '0.2.0', true],
    ['2.0.0', '1.9.2', false],
  ])('%s and %s go together: %s', (one, other, expected) => {
    expect(isCompatible(one, other)).toBe(expected);
  });
});

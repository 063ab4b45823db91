import { describe, expect, it } from 'vitest';
import type { FailureClass } from '../../src/failure.js';
import { marbles } from '../support/marbles.js';
import { alternating, experimentsOf, rows } from './support/rows.js';
import { answer, failure, type SeenCall, testProvider } from './support/testProvider.js';
import { watchRun } from './support/watchRun.js';

const REFUSALS: readonly { failure: FailureClass; delayMs?: number; everyMs: number }[] = [
  { failure: 'rate-limited', delayMs: 60_000, everyMs: 10 },
  { failure: 'rate-limited', everyMs: 10 },
  { failure: 'rejected', everyMs: 20_000 },
  { failure: 'transient', everyMs: 20_000 },
];

describe('a provider that accepts nothing', () => {
  it.each(REFUSALS)(
    'for the longest wait is halted, with $failure after $everyMs ms, delay $delayMs',
    marbles((m, { failure: kind, delayMs, everyMs }: (typeof REFUSALS)[number]) => {
      let calls = 0;
      const a = testProvider(m.scheduler, () => {
        calls += 1;
        const message = `your team has used all of its credits (${calls})`;
        return failure(kind, everyMs, m.scheduler, { message, delayMs });
      });
      const run = watchRun(m.scheduler, { experiments: experimentsOf(rows('a', 2000)), providers: { a } });
      m.flush();

      const [halted] = run.of('provider-halted');
      expect(halted).toMatchObject({ provider: 'a', failure: kind });
      expect(halted?.reason).toMatch(/used all of its credits.*accepted no call for 600 s/);
      expect(halted?.atMs).toBeGreaterThanOrEqual(600_000);
      expect(halted?.atMs).toBeLessThan(700_000);
      expect(run.of('row-left').length).toBeGreaterThan(1000);
    }),
  );

  it(
    'is not halted for the time in which nobody asked it',
    marbles((m) => {
      const a = testProvider(m.scheduler, ({ prompt }) =>
        failure('rejected', 10, m.scheduler, { message: prompt }),
      );
      const experiments = m.cold('a 1000s b 1000s c 1000s (d|)', {
        a: rowAt(0),
        b: rowAt(1),
        c: rowAt(2),
        d: rowAt(3),
      });
      const run = watchRun(m.scheduler, { experiments, providers: { a } });
      m.flush();

      expect(run.results).toHaveLength(4);
      expect(run.of('provider-halted')).toEqual([]);
    }),
  );

  it(
    'is not halted as long as it accepts a call now and then',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) =>
        Number(call.prompt.slice(1)) % 20 === 0
          ? answer(call, 10_000, m.scheduler)
          : failure('rejected', 10_000, m.scheduler, { message: call.prompt }),
      );
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 200)),
        providers: { a },
        concurrency: { a: 1 },
      });
      m.flush();

      expect(run.results).toHaveLength(200);
    }),
  );
});

const rowAt = (position: number) => ({
  position,
  rowNumber: position + 1,
  repeat: 1,
  provider: 'a',
  model: 'm',
  variables: { provider: 'a', model: 'm', n: String(position) },
});

describe('the same refusal', () => {
  const refusing = (message: (call: SeenCall) => string, isGood = (_: SeenCall) => false) =>
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) =>
        isGood(call)
          ? answer(call, 10, m.scheduler)
          : failure('rejected', 10, m.scheduler, { status: 400, message: message(call) }),
      );
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 100)),
        providers: { a },
        concurrency: { a: 1 },
      });
      m.flush();
      seen.errors = run.results.filter(({ status }) => status === 'error').length;
      seen.halts = run.of('provider-halted').map(({ model, failure: kind }) => `${model} ${kind}`);
      expect(seen.errors).toBeGreaterThan(0);
    });
  const seen: { errors: number; halts: readonly string[] } = { errors: 0, halts: [] };
  const halted = { errors: 10, halts: ['m rejected'] };

  it.each<{
    what: string;
    message: (call: SeenCall) => string;
    isGood?: (call: SeenCall) => boolean;
    comesTo: typeof halted;
  }>([
    { what: 'of all rows', message: () => 'temperature must be at most 2', comesTo: halted },
    {
      what: 'but for a request id',
      message: ({ prompt }) => `no (request id: req_0123456789${prompt})`,
      comesTo: halted,
    },
    {
      what: 'but for the time',
      message: ({ prompt }) => `no at 2026-11-26T12:00:${prompt.slice(1).padStart(2, '0')}Z`,
      comesTo: halted,
    },
    {
      what: 'that differs by row',
      message: ({ prompt }) => `line ${prompt} is bad`,
      comesTo: { errors: 100, halts: [] },
    },
    {
      what: 'with an answer in between',
      message: () => 'no',
      isGood: ({ prompt }) => Number(prompt.slice(1)) % 10 === 0,
      comesTo: { errors: 90, halts: [] },
    },
    {
      what: 'that begins in the middle',
      message: () => 'no',
      isGood: ({ prompt }) => Number(prompt.slice(1)) <= 40,
      comesTo: halted,
    },
  ])('$what comes to $comesTo', ({ message, isGood, comesTo }) => {
    refusing(message, isGood)(undefined);

    expect(seen).toStrictEqual(comesTo);
  });

  it(
    'halts its model alone',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) =>
        call.model === 'bad' ? failure('rejected', 10, m.scheduler) : answer(call, 10, m.scheduler),
      );
      const experiments = experimentsOf(alternating(rows('a', 50), rows('a', 50, { model: 'bad' })));
      const run = watchRun(m.scheduler, { experiments, providers: { a }, concurrency: { a: 2 } });
      m.flush();

      expect(run.results.filter(({ status }) => status === 'ok')).toHaveLength(50);
      expect(run.of('provider-halted')).toMatchObject([{ provider: 'a', model: 'bad', failure: 'rejected' }]);
    }),
  );

  it(
    'of a text that is too long or filtered halts nothing',
    marbles((m) => {
      const a = testProvider(m.scheduler, () => failure('rejected', 10, m.scheduler, { aboutRow: true }));
      const run = watchRun(m.scheduler, { experiments: experimentsOf(rows('a', 50)), providers: { a } });
      m.flush();

      expect(run.results).toHaveLength(50);
      expect(run.of('provider-halted')).toEqual([]);
    }),
  );
});

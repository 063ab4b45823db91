import { NEVER } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { marbles } from '../support/marbles.js';
import { experimentsOf, rows } from './support/rows.js';
import { answer, failure, testProvider } from './support/testProvider.js';
import { watchRun } from './support/watchRun.js';

const KEY = 'sk-1234567890';
const redact = (text: string) => text.replaceAll(KEY, '***');
const DIRTY = `${KEY}\u001b[2J\nis wrong`;
const CLEAN = '***\\u001b[2J is wrong';

describe('what a run says', () => {
  it(
    'of a row that cannot be asked holds no key, and is one harmless line',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) => answer(call, 1, m.scheduler));
      const [row] = rows('a', 1);
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf([{ ...row, provider: `x${DIRTY}` }]),
        providers: { a },
        redact,
      });
      m.flush();

      expect(run.results[0]?.errorMessage).toContain(`x${CLEAN.toLowerCase()}`);
      expect(run.results[0]?.errorMessage).not.toContain(KEY);
    }),
  );

  it(
    'of a failed call and of its row holds no key, and is one harmless line',
    marbles((m) => {
      const a = testProvider(m.scheduler, () => failure('rejected', 1, m.scheduler, { message: DIRTY }));
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 1)),
        providers: { a },
        redact,
      });
      m.flush();

      expect(run.of('call-failed')).toMatchObject([{ reason: CLEAN }]);
      expect(run.results).toMatchObject([{ errorMessage: CLEAN }]);
    }),
  );

  it(
    'of a call that is tried again holds no key either',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) =>
        call.attempt > 1
          ? answer(call, 1, m.scheduler)
          : failure('transient', 1, m.scheduler, { message: DIRTY }),
      );
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 1)),
        providers: { a },
        redact,
      });
      m.flush();

      expect(run.of('call-failed')).toMatchObject([{ reason: CLEAN }]);
    }),
  );

  it(
    'of a pause and of a halt holds no key, and is one harmless line',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) => {
        if (call.attempt > 1) return answer(call, 1, m.scheduler);
        return failure('rate-limited', 1, m.scheduler, { message: DIRTY, delayMs: 5000 });
      });
      const b = testProvider(m.scheduler, () => failure('unauthorized', 1, m.scheduler, { message: DIRTY }));
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 20), rows('b', 1)),
        providers: { a, b },
        redact,
      });
      m.flush();

      expect(run.of('provider-paused').length).toBeGreaterThan(0);
      for (const { reason } of run.of('provider-paused')) expect(reason).toBe(CLEAN);
      expect(run.of('provider-halted')).toMatchObject([{ reason: CLEAN }]);
    }),
  );
});

describe('what a provider does not take of a question', () => {
  it(
    'is told once, without a key in it, and the rows run',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) => answer(call, 1, m.scheduler), { leftOut: () => [DIRTY] });
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 2)),
        providers: { a },
        redact,
      });
      m.flush();

      expect(run.of('warning')).toEqual([{ type: 'warning', atMs: 0, message: CLEAN }]);
      expect(run.outputs).toEqual(['re: a1', 're: a2']);
    }),
  );
});

describe('a call that is never answered', () => {
  it(
    'is a transient failure, and tried again',
    marbles((m) => {
      const a = testProvider(m.scheduler, (call) =>
        call.attempt === 1 ? NEVER : answer(call, 1, m.scheduler),
      );
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 1)),
        providers: { a },
        timeoutMs: 2000,
      });
      m.flush();

      expect(run.of('call-failed')).toMatchObject([
        { failure: 'transient', reason: 'a gave no answer within 2 s' },
      ]);
      expect(run.outputs).toEqual(['re: a1']);
    }),
  );
});

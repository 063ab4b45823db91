import { finalize, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { marbles } from '../support/marbles.js';
import { experimentsOf, rows } from './support/rows.js';
import { answer, testProvider } from './support/testProvider.js';
import { watchRun } from './support/watchRun.js';

interface Shortage {
  readonly code: string;
  readonly files: number;
  readonly cap: number;
}

describe('a machine that is short of something', () => {
  it.each([
    { code: 'EMFILE', files: 1, cap: 10 },
    { code: 'EMFILE', files: 3, cap: 4 },
    { code: 'EMFILE', files: 20, cap: 200 },
    { code: 'EMFILE', files: 1, cap: 2 },
    { code: 'EMFILE', files: 199, cap: 200 },
    { code: 'ENFILE', files: 7, cap: 50 },
    { code: 'ENFILE', files: 1, cap: 100 },
    { code: 'ENOBUFS', files: 7, cap: 50 },
    { code: 'ENOBUFS', files: 40, cap: 41 },
    { code: 'ENOMEM', files: 7, cap: 50 },
    { code: 'ENOMEM', files: 2, cap: 1000 },
  ])(
    'makes fewer calls, loses no row and halts nobody: $code, room for $files of $cap calls',
    marbles((m, { code, files, cap }: Shortage) => {
      let open = 0;
      const a = testProvider(m.scheduler, (call) => {
        if (open >= files) return throwError(() => Object.assign(new Error('connect'), { code }));
        open += 1;
        return answer(call, 200, m.scheduler).pipe(finalize(() => (open -= 1)));
      });
      const run = watchRun(m.scheduler, {
        experiments: experimentsOf(rows('a', 1000)),
        providers: { a },
        concurrency: { a: cap },
      });
      m.flush();

      expect(run.results).toHaveLength(1000);
      expect(run.results.filter(({ status, attempts }) => status !== 'ok' || attempts !== 1)).toEqual([]);
      expect(run.of('provider-halted')).toEqual([]);
      expect(run.of('call-failed')[0]).toMatchObject({ failure: 'local', waitMs: 1000 });
      expect(Math.min(...run.of('cap-changed').map((change) => change.cap))).toBeLessThan(cap);
    }),
  );
});

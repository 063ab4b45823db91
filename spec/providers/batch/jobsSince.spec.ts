import { describe, expect, it } from 'vitest';
import type { BatchState } from '../../../src/providers/batch/batchApi.js';
import { jobsSince } from '../../../src/providers/batch/jobsSince.js';
import { marbles } from '../../support/marbles.js';

const job = (id: string, createdAtMs?: number): BatchState => ({
  id,
  state: 'completed',
  ended: true,
  createdAtMs,
  outcomeFiles: [],
});

describe('jobsSince', () => {
  it(
    'asks for no page behind one that ends with an older job',
    marbles((m) => {
      const first = m.cold(' --(p|)', { p: { items: [job('a', 900)], next: 'more' } });
      const second = m.cold('--(p|)', { p: { items: [job('b', 700), job('c', 400)], next: 'more' } });

      const result = jobsSince(500, (_, index) => [first, second][index] ?? m.cold('#'));
      m.expect(result).toBeObservable('----(r|)', { r: [job('a', 900), job('b', 700), job('c', 400)] });
      m.expect(second).toHaveSubscriptions('--^-!');
    }),
  );

  it(
    'goes on where a job does not say when it was made, with what the page names',
    marbles((m) => {
      const asked: unknown[] = [];
      const result = jobsSince(500, (after, index) => {
        asked.push([after, index]);
        return m.cold('(p|)', {
          p: { items: [job(`${index}`)], next: index === 2 ? undefined : `n${index}` },
        });
      });
      m.expect(result).toBeObservable('(r|)', { r: [job('0'), job('1'), job('2')] });
      m.flush();
      expect(asked).toEqual([
        [undefined, 0],
        ['n0', 1],
        ['n1', 2],
      ]);
    }),
  );

  it(
    'stops after twenty pages of a list that never ends',
    marbles((m) => {
      const page = m.cold('(p|)', { p: { items: [job('a')], next: 'more' } });
      m.expect(jobsSince(0, () => page)).toBeObservable('(r|)', { r: new Array(20).fill(job('a')) });
      m.flush();
      m.expect(page).toHaveSubscriptions(new Array(20).fill('(^!)'));
    }),
  );
});

import { defer, NEVER, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { leftWhileWaiting } from '../../../src/run/call/leftWhileWaiting.js';
import { Halts } from '../../../src/run/health/halts.js';
import { experimentAt } from '../../sinks/support/results.js';

/** Counts how often a row is looked at. */
function watchedCalls() {
  const looks = { count: 0 };
  const calls = {
    get inFlight() {
      looks.count += 1;
      return true;
    },
  };
  return { looks, calls };
}

describe('leftWhileWaiting', () => {
  it.each([
    { end: 'it has its answer', row: of('yes') },
    { end: 'nobody wants it any more', row: NEVER },
  ])('looks at a row no more when $end', ({ row }) => {
    const halts = new Halts();
    const { looks, calls } = watchedCalls();
    const subscription = row.pipe(leftWhileWaiting(halts, experimentAt(0), calls)).subscribe();
    halts.halt('somebody');
    subscription.unsubscribe();
    const before = looks.count;
    halts.halt('somebody else');

    expect(looks.count).toBe(before);
  });

  it('does not begin a row that must not be sent', () => {
    const halts = new Halts();
    halts.stop();
    let begun = 0;
    const errors: unknown[] = [];
    const row = defer(() => {
      begun += 1;
      return NEVER;
    });
    row
      .pipe(leftWhileWaiting(halts, experimentAt(0), { inFlight: false }))
      .subscribe({ error: (error: unknown) => errors.push(error) });

    expect(errors).toMatchObject([{ reason: 'interrupted' }]);
    expect(begun).toBe(0);
  });

  it('looks at a row that waits at every halt', () => {
    const halts = new Halts();
    const { looks, calls } = watchedCalls();
    NEVER.pipe(leftWhileWaiting(halts, experimentAt(0), calls)).subscribe();
    const before = looks.count;
    halts.halt('somebody');

    expect(looks.count).toBe(before + 1);
  });
});

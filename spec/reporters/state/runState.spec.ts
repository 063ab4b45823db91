import { from, lastValueFrom, map, NEVER, takeLast, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../src/events.js';
import { runState } from '../../../src/reporters/state/runState.js';
import type { RunState } from '../../../src/reporters/state/states.js';
import { experimentAt } from '../../sinks/support/results.js';
import { marbles } from '../../support/marbles.js';
import { event, failed, finished, queued, started } from '../support/events.js';

const openai = { ...experimentAt(9), provider: 'openai', model: 'gpt-4o' };

function stateAfter(...events: readonly RunEvent[]): Promise<RunState> {
  return lastValueFrom(runState(from(events)));
}

describe('runState', () => {
  const EVENTS = {
    s: event({ type: 'run-started', version: 1, runId: 'r1' }),
    q: queued(0),
    c: started(0),
    f: finished(0),
    e: event({ type: 'run-ended' }),
  };
  const shown = ({ queued, inFlight, ok, ended }: RunState) => ({ queued, inFlight, ok, ended });

  it(
    'emits at every notification, and once more at the end of the run',
    marbles((m) => {
      const events = m.hot('  s-q-c-f-e--', EVENTS);
      const notifier = m.hot('---n-n-----n');
      const subs = '          ^-------!';
      const expected = '      ---a-b--(c|)';

      const states = runState(events, { notifier });
      m.expect(states.pipe(map(shown))).toBeObservable(expected, {
        a: { queued: 1, inFlight: 0, ok: 0, ended: false },
        b: { queued: 1, inFlight: 1, ok: 0, ended: false },
        c: { queued: 1, inFlight: 0, ok: 1, ended: true },
      });
      m.expect(events).toHaveSubscriptions(subs);
      m.expect(notifier).toHaveSubscriptions(subs);
    }),
  );

  it(
    'emits at every event by itself',
    marbles((m) => {
      const events = m.cold('  q-c-|', EVENTS);
      const expected = '       a-b-(b|)';
      m.expect(runState(events).pipe(map(({ inFlight }) => inFlight))).toBeObservable(expected, {
        a: 0,
        b: 1,
      });
    }),
  );

  it(
    'passes on the errors of both, and lets go of both when unsubscribed',
    marbles((m) => {
      const broken = m.cold('  --#');
      const silent = m.cold('  ---');
      m.expect(runState(broken)).toBeObservable('--#');
      m.expect(runState(m.cold<RunEvent>('---'), { notifier: m.cold('-#') })).toBeObservable('-#');
      m.expect(runState(m.cold<RunEvent>('---'), { notifier: silent }), '^-!').toBeObservable('---');
      m.expect(silent).toHaveSubscriptions('^-!');
    }),
  );

  it('emits states that do not change any more', async () => {
    const states = await lastValueFrom(runState(from([queued(0), queued(1), finished(0)])).pipe(toArray()));
    expect(states.map(({ queued, ok }) => [queued, ok])).toEqual([
      [1, 0],
      [2, 0],
      [2, 1],
      [2, 1],
    ]);
  });

  it('shares what has not changed with the state before', async () => {
    const other = event({ type: 'row-queued', experiment: openai });
    const states = await lastValueFrom(runState(from([queued(0), other, queued(1)])).pipe(toArray()));
    const modelIn = (state: RunState | undefined) => state?.providers[1]?.models[0];
    expect(modelIn(states[1])).toBeDefined();
    expect(modelIn(states[2])).toBe(modelIn(states[1]));
  });

  it('counts for every subscriber by itself', async () => {
    const states = runState(from([queued(0)]));
    await lastValueFrom(states);
    expect(await lastValueFrom(states)).toMatchObject({ queued: 1 });
  });

  it('counts calls in flight: not those that failed, nor rows that needed none', async () => {
    const state = await stateAfter(
      started(0),
      started(1),
      started(2),
      failed(1, { waitMs: 10 }),
      finished(2),
      finished(3, { status: 'error', attempts: 0 }),
      finished(4, { status: 'ok', attempts: 0 }),
      failed(5),
      finished(5, { status: 'error' }),
      started(5),
    );
    expect(state.inFlight).toBe(1);
  });

  it('knows the rate of a provider without its pauses, and that of the run with them', async () => {
    const events = [
      started(0, 1000),
      ...[0, 1, 2, 3].map((row) => finished(row, {}, 2000 + row * 1000)),
      event({ type: 'provider-paused', provider: 'mock', atMs: 5000, untilMs: 25_000, reason: 'slow down' }),
      ...[4, 5].map((row) => finished(row, {}, 26_000 + (row - 4) * 1000)),
    ];
    const { providers, rowsPerMs } = await stateAfter(...events);
    expect(providers[0]).toMatchObject({ rowsPerMs: 6 / 6000, pauseCount: 1, pausedMs: 20_000 });
    expect(rowsPerMs).toBeCloseTo(6 / 26_000);
  });

  it('counts a pause that grows while it lasts once', async () => {
    const pause = (atMs: number, untilMs: number) =>
      event({ type: 'provider-paused', provider: 'mock', atMs, untilMs, reason: '429' });
    const { providers } = await stateAfter(
      pause(0, 1000),
      pause(500, 2000),
      pause(600, 900),
      pause(5000, 6000),
      event({ type: 'run-ended', atMs: 6000 }),
    );
    expect(providers[0]).toMatchObject({ pauseCount: 2, pausedMs: 3000 });
  });

  it('counts a pause as far as it was waited', async () => {
    const pause = (atMs: number, untilMs: number, model?: string) =>
      event({ type: 'provider-paused', provider: 'mock', model, atMs, untilMs, reason: '429' });
    const resume = (atMs: number, model?: string) =>
      event({ type: 'provider-resumed', provider: 'mock', model, atMs });
    const { providers } = await stateAfter(
      ...[pause(0, 4000), pause(0, 4000, 'm'), resume(1000), resume(2000, 'm')],
      ...[pause(5000, 9000), event({ type: 'run-ended', atMs: 5500 })],
    );
    expect(providers[0]).toMatchObject({ pauseCount: 2, pausedMs: 1500 });
    expect(providers[0]?.modelPauses).toEqual([{ model: 'm', pauseCount: 1, pausedMs: 2000 }]);
  });

  it('counts the pauses of a model by themselves, and knows its rate without them and those of its provider', async () => {
    const pause = (atMs: number, untilMs: number, model?: string) =>
      event({ type: 'provider-paused', provider: 'mock', model, atMs, untilMs, reason: '429' });
    const { model } = experimentAt(0);
    const { providers } = await stateAfter(
      started(0, 0),
      finished(0, {}, 1000),
      pause(1000, 3000, model),
      pause(2000, 4000),
      finished(1, {}, 5000),
      pause(5000, 6000, 'another'),
      pause(7000, 8000, model),
      event({ type: 'run-ended', atMs: 8000 }),
    );
    expect(providers[0]).toMatchObject({
      pauseCount: 1,
      pausedMs: 2000,
      modelPauses: [
        { model, pauseCount: 2, pausedMs: 3000 },
        { model: 'another', pauseCount: 1, pausedMs: 1000 },
      ],
      rowsPerMs: 2 / 3000,
      models: [{ rowsPerMs: 2 / 2000 }],
    });
  });

  it('tells caps, halts and the end of the input', async () => {
    const state = await stateAfter(
      event({ type: 'cap-changed', provider: 'mock', cap: 7 }),
      event({ type: 'provider-halted', provider: 'mock', failure: 'exhausted', reason: 'no credit' }),
      event({ type: 'provider-halted', provider: 'b', model: 'x', failure: 'no-such-model', reason: '404' }),
      event({ type: 'input-ended', rows: 0 }),
    );
    expect(state).toMatchObject({
      inputEnded: true,
      halts: [{ provider: 'mock' }, { provider: 'b', model: 'x' }],
    });
    expect(state.providers).toMatchObject([{ cap: 7, halt: { reason: 'no credit' } }]);
  });

  it('is counted in constant time for every row, however many models there are', async () => {
    const events = Array.from({ length: 20_000 }, (_, row) => {
      const experiment = { ...experimentAt(row), model: `model ${row % 1000}` };
      return event({ type: 'row-queued', experiment });
    });
    const steps: RunState[] = [];
    runState(from(events), { notifier: from([]) }).subscribe((state) => steps.push(state));
    expect(steps).toHaveLength(1);
    expect(steps[0]?.providers[0]?.models).toHaveLength(1000);
  });

  it.each([
    3000, 6000,
  ])('counts %i models and providers in the memory of a few, and loses no row', async (rows) => {
    const events = Array.from({ length: rows }, (_, row) => {
      const experiment = { ...openai, ...(row % 2 ? { model: `m${row}` } : { provider: `p${row}` }) };
      return event({ type: 'row-queued', experiment });
    });
    const { providers, queued } = await lastValueFrom(
      runState(from(events), { notifier: NEVER }).pipe(takeLast(1)),
    );

    expect(queued).toBe(rows);
    expect(providers).toHaveLength(51);
    expect(providers.at(-1)).toMatchObject({ provider: '(others)' });
    const models = providers.find(({ provider }) => provider === 'openai')?.models ?? [];
    expect(models).toHaveLength(1001);
    expect(models.at(-1)).toMatchObject({ model: '(others)', queued: rows / 2 - 1000 });
  });
});

import {
  EMPTY,
  finalize,
  firstValueFrom,
  interval,
  map,
  NEVER,
  type Observable,
  of,
  Subject,
  take,
  throwError,
  timer,
} from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { ProviderError } from '../../src/errors.js';
import type { RunEvent } from '../../src/events.js';
import type { CompletionRequest, Provider } from '../../src/providers/provider.js';
import { callAddress } from '../../src/workers/protocol/address.js';
import type { PoisonedCall } from '../../src/workers/protocol/broker.js';
import { decoded, encoded } from '../../src/workers/protocol/messages.js';
import { SUBJECTS } from '../../src/workers/protocol/subjects.js';
import { MemoryPlace, memoryBroker } from '../support/memoryBroker.js';
import { SteppedScheduler } from '../support/steppedScheduler.js';
import { killedSink, runAt, workerAt } from './support.js';

/** Answers after a while, and counts. */
function server(latencyMs = 5) {
  const calls: string[] = [];
  let inFlight = 0;
  let most = 0;
  const complete = ({ prompt }: CompletionRequest) => {
    calls.push(prompt);
    inFlight += 1;
    most = Math.max(most, inFlight);
    return timer(latencyMs).pipe(
      map(() => {
        inFlight -= 1;
        return { output: `re: ${prompt}` };
      }),
    );
  };
  return {
    complete,
    calls,
    get most() {
      return most;
    },
  };
}

function failing(failure: ProviderError['failure'], message: string = failure): Pick<Provider, 'complete'> {
  return { complete: () => throwError(() => new ProviderError(message, { failure })) };
}

const outputs = (count: number) => Array.from({ length: count }, (_, n) => `re: Say ${n}`).toSorted();

describe('a run whose calls workers make', () => {
  it('gets every answer, from workers that make no more calls at once than they have places', async () => {
    const place = new MemoryPlace();
    const [one, other] = [server(), server()];
    workerAt(place, one, { name: 'w1', places: 2 });
    workerAt(place, other, { name: 'w2', places: 5 });
    const { results } = await (await runAt(place)).run(60);
    expect(results.map(({ output }) => output).toSorted()).toEqual(outputs(60));
    expect([one.most, other.most]).toEqual([2, 5]);
    expect(one.calls.length + other.calls.length).toBe(60);
  });

  it('keeps to its own caps, whatever places there are', async () => {
    const place = new MemoryPlace();
    const all = server();
    workerAt(place, all, { name: 'w1', places: 20 });
    workerAt(place, all, { name: 'w2', places: 20 });
    await (await runAt(place)).run(40, { concurrency: { vllm: 3 } });
    expect(all.most).toBe(3);
  });

  it('waits for the first worker, and says so', async () => {
    const place = new MemoryPlace();
    const scheduler = new SteppedScheduler();
    const joined = await runAt(place, { scheduler });
    const running = joined.run(3);
    const told = new Promise<string>((resolve) => {
      joined.news.subscribe((event) => event.type === 'warning' && resolve(event.message));
    });
    expect(await scheduler.until(told)).toBe(
      'No worker serves vllm. It is waited for, up to 60 s: parallamr worker memory --serve vllm=N',
    );
    workerAt(place, server(), { scheduler });
    expect((await scheduler.until(running)).results).toHaveLength(3);
  });

  it('halts a provider that nobody has served for too long, and leaves its rows', async () => {
    const scheduler = new SteppedScheduler();
    const joined = await runAt(new MemoryPlace(), { maxWaitMs: 30_000, scheduler });
    const { results, events } = await scheduler.until(joined.run(3));
    expect(results).toEqual([]);
    expect(events.filter(({ type }) => type === 'row-left')).toHaveLength(3);
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'provider-halted',
        failure: 'unreachable',
        reason: 'no worker serves vllm, for 30 s now',
      }),
    );
  });

  it('goes on with other workers when one cannot reach its server, and asks each row once more only', async () => {
    const place = new MemoryPlace();
    const good = server();
    const bad = workerAt(place, failing('unreachable', 'connection refused'), { name: 'bad', places: 5 });
    workerAt(place, good, { name: 'good', places: 2 });
    const { results } = await (await runAt(place)).run(30);
    expect(results.map(({ status, attempts }) => `${status} ${attempts}`)).toEqual(
      Array.from({ length: 30 }, () => 'ok 1'),
    );
    expect(good.calls).toHaveLength(30);
    expect(bad.log).toEqual([
      'vllm: takes no calls: connection refused. It is tried again with one call at a time',
    ]);
  });

  it.each([
    'unauthorized',
    'exhausted',
  ] as const)('halts a provider that is %s at every worker, and leaves its rows', async (failure) => {
    const place = new MemoryPlace();
    const scheduler = new SteppedScheduler();
    workerAt(place, failing(failure, `it is ${failure}`), { scheduler });
    const { results, events } = await scheduler.until((await runAt(place, { scheduler })).run(10));
    expect(results).toEqual([]);
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'provider-halted',
        failure,
        reason: `no worker can use vllm: it is ${failure}`,
      }),
    );
    expect(events.filter(({ type }) => type === 'row-left')).toHaveLength(10);
  });

  it('tries again what failed in passing, as it does with calls of its own', async () => {
    const place = new MemoryPlace();
    const seen = new Set<string>();
    const flaky: Pick<Provider, 'complete'> = {
      complete({ prompt }) {
        if (seen.has(prompt)) return of({ output: `re: ${prompt}`, costUsd: 0.5 });
        seen.add(prompt);
        return throwError(() => new ProviderError('a bad moment', { failure: 'transient', status: 500 }));
      },
    };
    const scheduler = new SteppedScheduler();
    workerAt(place, flaky, { scheduler });
    const { results, events } = await scheduler.until((await runAt(place, { scheduler })).run(8));
    expect(results.map(({ output, attempts }) => `${output} ${attempts}`).toSorted()).toEqual(
      outputs(8).map((output) => `${output} 2`),
    );
    expect(events.filter(({ type }) => type === 'call-failed')).toHaveLength(8);
  });

  it('makes an error of what three workers took and none has finished', async () => {
    const scheduler = new SteppedScheduler();
    const place = new MemoryPlace(15_000, 10_000, scheduler);
    // It takes calls and says nothing of them any more.
    const frozen = memoryBroker(place);
    const { calls, want } = frozen.pullCalls('vllm');
    const taking = calls.subscribe(() => want(5));
    want(5);
    const presence = { worker: 'w', version: '0.1.0', providers: { vllm: { places: 5, busy: {} } } };
    const joined = await runAt(place, { scheduler });
    const running = joined.run(1);
    const telling = interval(2000, scheduler).subscribe(() =>
      frozen.tell(SUBJECTS.presence('w'), encoded(presence)),
    );
    const { results } = await scheduler.until(running);
    telling.unsubscribe();
    taking.unsubscribe();
    expect(place.calls.kept.size).toBe(0);
    expect(results).toMatchObject([
      {
        status: 'error',
        failure: 'rejected',
        errorMessage: expect.stringMatching(/^Three workers have taken/),
      },
    ]);
  });

  it('makes no error of a row that has asked anew when three workers have not finished what it asked before', async () => {
    const place = new MemoryPlace();
    const poison = new Subject<PoisonedCall>();
    const joined = await runAt(place, { broker: { ...memoryBroker(place), poison } });
    const running = joined.run(1);
    const presence = { worker: 'w', version: '0.1.0', providers: { vllm: { places: 5, busy: {} } } };
    memoryBroker(place).tell(SUBJECTS.presence('w'), encoded(presence));
    await expect.poll(() => place.calls.kept.size).toBe(1);
    const [kept] = [...place.calls.kept.values()];
    const address = callAddress(kept?.subject ?? '');
    if (kept === undefined || address === undefined) throw new Error('no call');
    const before = { ...decoded(kept.data), ask: 'life-1' };
    poison.next({ address, data: encoded(before), forget: async () => {} });
    workerAt(place, server());
    expect((await running).results.map(({ output }) => output)).toEqual(outputs(1));
  });

  it('has a call made by another worker when one is frozen, and takes one answer', async () => {
    const place = new MemoryPlace(100);
    const lost = memoryBroker(place);
    const { calls, want } = lost.pullCalls('vllm');
    want(3);
    const taking = calls.subscribe();
    const joined = await runAt(place);
    const good = server();
    const running = joined.run(3, { concurrency: { vllm: 3 } });
    const presence = { worker: 'w', version: '0.1.0', providers: { vllm: { places: 3, busy: {} } } };
    lost.tell(SUBJECTS.presence('w'), encoded(presence));
    await expect.poll(() => [...place.calls.kept.values()].filter(({ lease }) => lease).length).toBe(3);
    workerAt(place, good);
    expect((await running).results.map(({ output }) => output).toSorted()).toEqual(outputs(3));
    expect(good.calls).toHaveLength(3);
    taking.unsubscribe();
  });

  it('ignores a worker of another major version, and says so', async () => {
    const place = new MemoryPlace();
    const joined = await runAt(place);
    const told: string[] = [];
    joined.news.subscribe((event) => event.type === 'warning' && told.push(event.message));
    const presence = { worker: 'old', version: '99.0.0', providers: { vllm: { places: 5, busy: {} } } };
    for (let word = 0; word < 2; word += 1)
      memoryBroker(place).tell(SUBJECTS.presence('old'), encoded(presence));
    await expect
      .poll(() => told)
      .toEqual([
        'The worker old is of version 99.0.0 and is not used: both sides need the same major version',
      ]);
  });

  it('says of a prompt that the broker does not take how long it may be', async () => {
    const place = new MemoryPlace();
    workerAt(place, server());
    const { results } = await (await runAt(place)).run(1, { prompt: 'x'.repeat(1_100_000) });
    expect(results).toMatchObject([
      {
        status: 'error',
        errorMessage: expect.stringMatching(
          /^The call takes 1\d{6} bytes, .* more than 1048576.*max_payload/,
        ),
      },
    ]);
  });

  it('says of an answer that the broker does not take what it has cost', async () => {
    const place = new MemoryPlace();
    workerAt(place, { complete: () => of({ output: 'x'.repeat(1_100_000), inputTokens: 3, costUsd: 2 }) });
    const { results } = await (await runAt(place)).run(1);
    expect(results).toMatchObject([
      { status: 'error', costUsd: 2, errorMessage: expect.stringMatching(/^The answer takes 1\d{6} bytes/) },
    ]);
  });

  it('asks workers what they know of a model', async () => {
    const place = new MemoryPlace();
    const knowing: Provider = {
      ...server(),
      contextWindow: () => of(4096),
      price: () => of((input, output) => input * 0.001 + output * 0.002),
      models: () => of([{ id: 'm1' }]),
    };
    workerAt(place, knowing);
    const joined = await runAt(place);
    const { results } = await joined.run(1);
    expect(results[0]?.contextWindow).toBe(4096);
    const provider = joined.providers('vllm');
    const question = { model: 'm', parameters: {} };
    expect((await first(provider?.price?.(question)))?.(10, 100)).toBeCloseTo(0.21);
    expect(await first(provider?.models?.())).toEqual([{ id: 'm1' }]);
  });

  it('says once of each model that no worker lists it, and asks for it all the same', async () => {
    const place = new MemoryPlace();
    const scheduler = new SteppedScheduler();
    const slow = () => timer(5000, scheduler).pipe(map(() => ({ output: 'yes' })));
    const models = () => of([{ id: 'm-small' }, { id: 'm-large' }]);
    workerAt(place, { complete: slow, models }, { scheduler });
    const { results, events } = await scheduler.until((await runAt(place, { scheduler })).run(12));
    expect(results.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 'ok'));
    expect(warningsIn(events)).toEqual([
      'No worker lists the model m of vllm, and it is asked for all the same: listed: m-small, m-large',
    ]);
  });

  it('says which workers do not list a model that others list, those that come later included', async () => {
    const place = new MemoryPlace();
    const scheduler = new SteppedScheduler();
    const slow = () => timer(5000, scheduler).pipe(map(() => ({ output: 'yes' })));
    const listing = (id: string) => ({ complete: slow, models: () => of([{ id }]) });
    workerAt(place, listing('m'), { name: 'gpu-a', places: 1, scheduler });
    const running = (await runAt(place, { scheduler })).run(6);
    timer(7000, scheduler).subscribe(() => {
      workerAt(place, listing('other'), { name: 'gpu-b', places: 1, scheduler });
    });
    const { events } = await scheduler.until(running);
    expect(warningsIn(events)).toEqual([expect.stringMatching(/^Not all workers list .* by gpu-b$/)]);
  });

  it('does without a context window that nobody knows, and without a price that is not the same for each token', async () => {
    const place = new MemoryPlace();
    workerAt(place, { ...server(), price: () => of((input) => (input > 2000 ? 2 : 1)) });
    const joined = await runAt(place);
    const provider = joined.providers('vllm');
    const question = { model: 'm', parameters: {} };
    expect(await first(provider?.price?.(question))).toBeUndefined();
    expect(await first(provider?.contextWindow?.(question))).toBeUndefined();
    expect(await first(joined.providers('nobody')?.contextWindow?.(question))).toBeUndefined();
  });

  it('takes a call back that it has no use for', async () => {
    const place = new MemoryPlace();
    let aborted = 0;
    workerAt(place, {
      complete: () =>
        NEVER.pipe(
          finalize(() => {
            aborted += 1;
          }),
        ),
    });
    const joined = await runAt(place);
    const call = joined
      .providers('vllm')
      ?.complete({ id: 'r1-0', model: 'm', prompt: 'Why?', parameters: {}, variables: {} })
      .subscribe();
    await expect.poll(() => place.calls.kept.size).toBe(1);
    await expect.poll(() => [...place.calls.kept.values()][0]?.deliveries).toBe(1);
    await expect.poll(() => [...place.calls.kept.values()][0]?.lease).toBeDefined();
    await new Promise((resolve) => setImmediate(resolve));
    call?.unsubscribe();
    await expect.poll(() => [aborted, place.calls.kept.size]).toEqual([1, 0]);
  });

  it('tells of its workers, with what they have answered', async () => {
    const place = new MemoryPlace();
    const worker = workerAt(place, server(), { name: 'gpu1', places: 4 });
    const joined = await runAt(place);
    const told: unknown[] = [];
    joined.news.subscribe((event) => told.push(event));
    await joined.run(6);
    await worker.drain();
    await expect
      .poll(() => told.at(-1))
      .toEqual({
        type: 'worker-changed',
        worker: 'gpu1',
        isGone: true,
        serves: { vllm: { places: 0, problem: undefined } },
        calls: 6,
        errors: 0,
      });
    expect(worker.counts).toEqual({ calls: 6, errors: 0 });
  });
});

describe('a run that was killed', () => {
  it('gets the answers that came back, and asks for none of them again', async () => {
    const place = new MemoryPlace();
    const all = server();
    workerAt(place, all);
    // Nothing reaches its disk.
    const first = await runAt(place);
    await expect(first.run(10, { sink: killedSink() })).rejects.toThrow('killed');
    await first.close({ isWhole: false });
    expect(place.answers.kept.size).toBe(10);

    const second = await runAt(place, { isResumed: true });
    const { results } = await second.run(12);
    expect(results.map(({ output }) => output).toSorted()).toEqual(outputs(12));
    expect(all.calls).toHaveLength(12);
    await second.close({ isWhole: true });
    expect(place.answers.kept.size).toBe(0);
  });

  it('waits for the calls that are still being made, and asks for none of them again', async () => {
    const place = new MemoryPlace();
    const slow = server(300);
    workerAt(place, slow);
    const first = await runAt(place);
    const running = first.providers('vllm');
    const requests = await requestsOf(5);
    for (const request of requests) running?.complete(request).subscribe();
    await expect.poll(() => slow.calls.length).toBe(5);
    await first.close({ isWhole: false });

    const second = await runAt(place, { isResumed: true });
    const { results } = await second.run(5);
    expect(results.map(({ output }) => output).toSorted()).toEqual(outputs(5));
    expect(slow.calls).toHaveLength(5);
  });

  it('leaves nothing to a fresh run of its name', async () => {
    const place = new MemoryPlace();
    const all = server();
    workerAt(place, all);
    const first = await runAt(place);
    await expect(first.run(4, { sink: killedSink() })).rejects.toThrow('killed');
    await first.close({ isWhole: false });

    const { results } = await (await runAt(place)).run(4);
    expect(results).toHaveLength(4);
    expect(all.calls).toHaveLength(8);
  });

  it('leaves its name, which is waited for', async () => {
    const scheduler = new SteppedScheduler();
    const place = new MemoryPlace(15_000, 10_000, scheduler);
    await memoryBroker(place).claim('results', encoded({ holder: 'a dead one' }), 0);
    const joined = await scheduler.until(runAt(place, { scheduler }));
    expect(scheduler.now()).toBeLessThanOrEqual(10_500);
    const told = new Promise((resolve) => {
      joined.news.pipe(take(1)).subscribe((event) => resolve(event));
    });
    expect(await told).toMatchObject({ type: 'warning', message: expect.stringContaining('was waited for') });
  });
});

describe('two runs of one name', () => {
  it('do not go on at the same time', async () => {
    const scheduler = new SteppedScheduler();
    const place = new MemoryPlace(15_000, 10_000, scheduler);
    await runAt(place, { scheduler });
    await expect(scheduler.until(runAt(place, { scheduler }))).rejects.toThrow(
      "a run called 'results' is going on (spec): wait for its end, or give this one a --run-name of its own",
    );
  });

  it('of different names share the workers', async () => {
    const place = new MemoryPlace();
    const all = server();
    workerAt(place, all, { places: 4 });
    const runs = await Promise.all(['one', 'two'].map((name) => runAt(place, { name })));
    const ran = await Promise.all(runs.map((joined) => joined.run(20)));
    expect(ran.map(({ results }) => results.length)).toEqual([20, 20]);
    expect([all.most, all.calls.length]).toEqual([4, 40]);
  });
});

describe('a worker', () => {
  it('answers what it has begun when it is drained, and takes no more', async () => {
    const place = new MemoryPlace();
    const [slow, other] = [server(200), server()];
    const leaving = workerAt(place, slow, { name: 'leaving', places: 3 });
    const joined = await runAt(place);
    const running = joined.run(9);
    await expect.poll(() => slow.calls.length).toBe(3);
    const drained = leaving.drain();
    workerAt(place, other, { name: 'staying' });
    await drained;
    expect((await running).results).toHaveLength(9);
    expect([slow.calls.length, other.calls.length]).toEqual([3, 6]);
  });

  it('hands back what it has begun when it is told to end at once', async () => {
    const place = new MemoryPlace();
    const [hanging, other] = [{ complete: () => NEVER }, server()];
    const leaving = workerAt(place, hanging, { name: 'leaving', places: 3 });
    const joined = await runAt(place);
    const running = joined.run(3);
    await expect.poll(() => [...place.calls.kept.values()].filter(({ lease }) => lease).length).toBe(3);
    await new Promise((resolve) => setImmediate(resolve));
    const drained = leaving.drain();
    leaving.abort();
    await drained;
    workerAt(place, other, { name: 'staying' });
    expect((await running).results).toHaveLength(3);
    expect(other.calls).toHaveLength(3);
  });

  it('serves a provider again when it can be used again', async () => {
    const place = new MemoryPlace();
    const scheduler = new SteppedScheduler();
    let isBack = false;
    const all = server();
    const worker = workerAt(
      place,
      {
        complete(request) {
          if (isBack) return all.complete(request);
          isBack = true;
          return throwError(() => new ProviderError('connection refused', { failure: 'unreachable' }));
        },
      },
      { places: 1, scheduler },
    );
    const { results } = await scheduler.until((await runAt(place, { scheduler })).run(3));
    expect(results).toHaveLength(3);
    expect(worker.log.at(-1)).toBe('vllm: takes calls again');
  });

  it('takes no calls for what is not configured, and says so', async () => {
    const place = new MemoryPlace();
    const scheduler = new SteppedScheduler();
    const asked = vi.fn(() => NEVER);
    const unconfigured = { complete: () => NEVER, unconfigured: 'Set VLLM_API_KEY', models: asked };
    workerAt(place, unconfigured, { scheduler });
    const { events } = await scheduler.until((await runAt(place, { scheduler })).run(2));
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'provider-halted',
        reason: 'no worker can use vllm: Set VLLM_API_KEY',
      }),
    );
    expect(asked).not.toHaveBeenCalled();
  });

  it('looks for an answer before it makes a call that was handed out before', async () => {
    const place = new MemoryPlace();
    const all = server();
    const broker = memoryBroker(place);
    const address = { provider: 'vllm', run: 'nobody', id: 'r1-0' };
    const request = { model: 'm', prompt: 'Why?', parameters: {}, variables: {} };
    await broker.publishCall(address, encoded({ version: '0.1.0', ask: 'a-1', timeoutMs: 1000, request }));
    for (const kept of place.calls.kept.values()) kept.deliveries = 1;
    await broker.publishAnswer({ run: 'nobody', id: 'r1-0', ask: 'a-1' }, encoded({ worker: 'dead' }));
    workerAt(place, all);
    await expect.poll(() => place.calls.kept.size).toBe(0);
    expect(all.calls).toEqual([]);
  });

  it('makes no call that its run has an answer to, though it was handed out before', async () => {
    const place = new MemoryPlace();
    const all = server();
    await runAt(place, { name: 'alive' });
    const broker = memoryBroker(place);
    const request = { model: 'm', prompt: 'Why?', parameters: {}, variables: {} };
    const call = encoded({ version: '0.1.0', ask: 'a-1', timeoutMs: 1000, request });
    await broker.publishCall({ provider: 'vllm', run: 'alive', id: 'r1-0' }, call);
    for (const kept of place.calls.kept.values()) kept.deliveries = 1;
    workerAt(place, all);
    await expect.poll(() => place.calls.kept.size).toBe(0);
    expect(all.calls).toEqual([]);
  });

  it('makes no call twice that a broker has forgotten to have handed out', async () => {
    const place = new MemoryPlace();
    const [slow, other] = [server(300), server()];
    workerAt(place, slow, { name: 'slow', places: 3 });
    const joined = await runAt(place);
    const running = joined.run(2);
    await expect.poll(() => slow.calls.length).toBe(2);
    workerAt(place, other, { name: 'other', places: 3 });
    place.reconnects.next();
    for (const kept of place.calls.kept.values()) kept.deliveries = 0;
    for (const kept of place.calls.kept.values()) place.calls.release(kept);
    const { results } = await running;
    expect(results.map(({ output }) => output).toSorted()).toEqual(outputs(2));
    expect([slow.calls.length, other.calls.length]).toEqual([2, 0]);
  });

  it('hands back a call of another major version', async () => {
    const place = new MemoryPlace();
    const all = server();
    const broker = memoryBroker(place);
    const request = { model: 'm', prompt: 'Why?', parameters: {}, variables: {} };
    const call = encoded({ version: '99.0.0', ask: 'a-1', timeoutMs: 1000, request });
    await broker.publishCall({ provider: 'vllm', run: 'r', id: 'r1-0' }, call);
    workerAt(place, all);
    await expect.poll(() => place.answers.kept.size).toBe(1);
    const [answer] = [...place.answers.kept.values()];
    expect(JSON.parse(Buffer.from(answer?.data ?? []).toString())).toMatchObject({ type: 'returned' });
    expect(all.calls).toEqual([]);
  });

  it.each([
    {
      case: 'ends without an answer',
      complete: () => EMPTY,
      message: 'vllm ended the call without an answer',
    },
    {
      case: 'throws',
      complete: () => {
        throw new Error('a defect');
      },
      message: 'vllm failed: a defect',
    },
  ])('makes a failure of a provider that $case', async ({ complete, message }) => {
    const place = new MemoryPlace();
    workerAt(place, { complete });
    const { results } = await (await runAt(place)).run(1, { retry: { maxRetries: 0 } });
    expect(results).toMatchObject([{ status: 'error', errorMessage: message }]);
  });
});

async function requestsOf(rows: number): Promise<readonly CompletionRequest[]> {
  const place = new MemoryPlace();
  const seen: CompletionRequest[] = [];
  const broker = memoryBroker(place);
  const joined = await runAt(place, { broker });
  workerAt(place, {
    complete: (request) => {
      seen.push(request);
      return of({ output: '' });
    },
  });
  await joined.run(rows);
  return seen;
}

function warningsIn(events: readonly RunEvent[]): readonly string[] {
  return events.flatMap((event) => (event.type === 'warning' ? [event.message] : []));
}

async function first<T>(source: Observable<T> | undefined): Promise<T | undefined> {
  return source && firstValueFrom(source);
}

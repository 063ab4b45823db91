import { asyncScheduler, filter, firstValueFrom, NEVER, type Observable, of, take, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { type Broker, BrokerError, type CallDelivery } from '../../../src/workers/protocol/broker.js';
import { WorkerBook } from '../../../src/workers/run/workerBook.js';
import { startWorker } from '../../../src/workers/worker/startWorker.js';

/** Connections to one broker, whose leases are this short. */
export type Connect = (options: { leaseMs: number; nameLeaseMs: number }) => Promise<() => Promise<Broker>>;

const call = { provider: 'vllm', run: 'a run/with: any.name*', id: 'r0123456789abcdef-1' };
const answer = { run: call.run, id: call.id, ask: 'life-1' };
const text = (words: string) => Buffer.from(words);
const said = (data: Uint8Array | undefined) => data && Buffer.from(data).toString();
const next = <T>(source: Observable<T>) => firstValueFrom(source);

/** What a broker has to keep to, whichever it is. */
export function brokerContract(name: string, connect: Connect): void {
  const brokers = async (options: { leaseMs?: number; nameLeaseMs?: number } = {}) => {
    const open = await connect({ leaseMs: 60_000, nameLeaseMs: 60_000, ...options });
    const [run, worker] = [await open(), await open()];
    await run.prepare();
    await run.open('vllm');
    return { run, worker, open };
  };
  /** Hands out so many, and no more. */
  const taking = (broker: Broker, count: number) => {
    const { calls, want } = broker.pullCalls('vllm');
    want(count);
    return calls;
  };

  describe(`a broker: ${name}`, () => {
    it('hands a call to a worker that wants one', async () => {
      const { run, worker } = await brokers();
      const taken = next(taking(worker, 1));
      expect(await run.publishCall(call, text('a'))).toBe(true);
      expect(await taken).toMatchObject({ address: call, deliveries: 1 });
    });

    it('refuses a second call at one address until the first is acknowledged', async () => {
      const { run, worker } = await brokers();
      await run.publishCall(call, text('a'));
      expect(await run.publishCall(call, text('b'))).toBe(false);
      expect(said(await run.callAt(call))).toBe('a');

      const delivery = await next(taking(worker, 1));
      expect(await run.publishCall(call, text('b'))).toBe(false);
      delivery.acknowledge();
      await expect.poll(() => run.callAt(call)).toBeUndefined();
      expect(await run.publishCall(call, text('b'))).toBe(true);
    });

    it('hands out as many calls as are wanted, and more when more are wanted', async () => {
      const { run, worker } = await brokers();
      for (let id = 0; id < 10; id += 1) await run.publishCall({ ...call, id: `r-${id}` }, text(`${id}`));
      const { calls, want } = worker.pullCalls('vllm');
      const taken: CallDelivery[] = [];
      const taking = calls.subscribe((delivery) => taken.push(delivery));
      want(3);
      await expect.poll(() => taken.length).toBe(3);
      want(2);
      await expect.poll(() => taken.length).toBe(5);
      // What another worker takes is what this one has left.
      const rest = await next(takeAll(worker, 5));
      expect([...taken, ...rest].map(({ data }) => said(data)).sort()).toEqual([...'0123456789']);
      taking.unsubscribe();
    });

    it('keeps the calls of other providers to themselves', async () => {
      const { run, worker } = await brokers();
      await run.open('ollama');
      await run.publishCall({ ...call, provider: 'ollama' }, text('o'));
      await run.publishCall(call, text('v'));
      expect(said((await next(taking(worker, 1))).data)).toBe('v');
    });

    it('hands a call to another worker when its lease is over', async () => {
      const { run, worker, open } = await brokers({ leaseMs: 300 });
      await run.publishCall(call, text('a'));
      const frozen = await next(taking(worker, 1));
      const other = await next(taking(await open(), 1));
      expect([frozen.deliveries, other.deliveries]).toEqual([1, 2]);
      expect(other.sequence).toBe(frozen.sequence);
    });

    it('leaves a call with a worker that says it is working', async () => {
      const { run, worker, open } = await brokers({ leaseMs: 600 });
      await run.publishCall(call, text('slow'));
      const slow = await next(taking(worker, 1));
      const beats = setInterval(() => slow.working(), 100);
      // Meanwhile another call goes through its three leases.
      const others = (await open()).pullCalls('vllm');
      const seen: (string | undefined)[] = [];
      const listening = others.calls.subscribe(({ data }) => seen.push(said(data)));
      others.want(5);
      const poison = next(run.poison);
      await run.publishCall({ ...call, id: 'r-2' }, text('lost'));
      await poison;
      expect(seen).toEqual(['lost', 'lost', 'lost']);
      clearInterval(beats);
      listening.unsubscribe();
    });

    it('tells of a call that three workers took and never finished, and hands it out no more', async () => {
      const { run, worker } = await brokers({ leaseMs: 200 });
      const poison = next(run.poison);
      await run.publishCall(call, text('a'));
      const { calls, want } = worker.pullCalls('vllm');
      const seen: number[] = [];
      const listening = calls.subscribe(({ deliveries }) => seen.push(deliveries));
      want(10);
      const poisoned = await poison;
      expect([poisoned.address, said(poisoned.data)]).toEqual([call, 'a']);
      expect(seen).toEqual([1, 2, 3]);
      await poisoned.forget();
      expect(await run.publishCall(call, text('b'))).toBe(true);
      await expect.poll(() => seen).toEqual([1, 2, 3, 1]);
      listening.unsubscribe();
    });

    it('takes back what three workers took, and no later call at its address', async () => {
      const { run, worker } = await brokers({ leaseMs: 200 });
      const poison = next(run.poison);
      await run.publishCall(call, text('a'));
      const { calls, want } = worker.pullCalls('vllm');
      const taken: CallDelivery[] = [];
      const listening = calls.subscribe((delivery) => taken.push(delivery));
      want(10);
      const poisoned = await poison;
      listening.unsubscribe();
      // The last of them has come to its end after all, and the run has asked again.
      taken.at(-1)?.acknowledge();
      await expect.poll(() => run.callAt(call)).toBeUndefined();
      await run.publishCall(call, text('b'));
      await expect(poisoned.forget()).rejects.toThrow(BrokerError);
      expect(said(await run.callAt(call))).toBe('b');
    });

    it('takes back a call', async () => {
      const { run } = await brokers();
      await run.publishCall(call, text('a'));
      await run.deleteCall(call);
      expect(await run.callAt(call)).toBeUndefined();
      await run.deleteCall(call);
    });

    it('lists the calls of a run', async () => {
      const { run } = await brokers();
      await run.open('ollama');
      const others = [
        { ...call, id: 'r-2', provider: 'ollama' },
        { ...call, run: 'another' },
      ] as const;
      for (const address of [call, ...others]) await run.publishCall(address, text('a'));
      const found = await run.callsOf(call.run);
      expect(found.map(({ id }) => id).sort()).toEqual([call.id, 'r-2'].sort());
      expect(found).toContainEqual(others[0]);
      expect(await run.callsOf('nobody')).toEqual([]);
    });

    it('hands the answers of a run to it, those first that were there before', async () => {
      const { run, worker } = await brokers();
      await worker.publishAnswer(answer, text('early'));
      await worker.publishAnswer({ ...answer, run: 'another' }, text('foreign'));
      const { answers, caughtUp } = await run.pullAnswers(call.run);
      const seen: (string | undefined)[] = [];
      const listening = answers.subscribe(({ data }) => seen.push(said(data)));
      await caughtUp;
      expect(seen).toEqual(['early']);
      await worker.publishAnswer({ ...answer, ask: 'life-2' }, text('late'));
      await expect.poll(() => seen).toEqual(['early', 'late']);
      listening.unsubscribe();
    });

    it('keeps one answer to an ask until it is acknowledged', async () => {
      const { run, worker } = await brokers();
      await worker.publishAnswer(answer, text('first'));
      await worker.publishAnswer(answer, text('second'));
      expect(await worker.hasAnswer(answer)).toBe(true);
      expect(await worker.hasAnswer({ ...answer, ask: 'life-2' })).toBe(false);
      const { answers } = await run.pullAnswers(call.run);
      const delivery = await next(answers);
      expect(said(delivery.data)).toBe('first');
      delivery.acknowledge();
      await expect.poll(() => worker.hasAnswer(answer)).toBe(false);
    });

    it('hands the answers that were never acknowledged to the next life of a run, at once', async () => {
      const { run, worker, open } = await brokers();
      for (const id of ['r-1', 'r-2', 'r-3']) await worker.publishAnswer({ ...answer, id }, text(id));
      const [first] = await next((await run.pullAnswers(call.run)).answers.pipe(take(3), toArray()));
      first?.acknowledge();
      await expect.poll(() => worker.hasAnswer({ ...answer, id: 'r-1' })).toBe(false);

      const again = await (await open()).pullAnswers(call.run);
      const deliveries = await next(again.answers.pipe(take(2), toArray()));
      expect(deliveries.map(({ address }) => address.id)).toEqual(['r-2', 'r-3']);
    });

    it('forgets the calls and answers of a run, and of no other', async () => {
      const { run, worker } = await brokers();
      const another = { ...call, run: 'another' };
      for (const address of [call, another]) {
        await run.publishCall(address, text('a'));
        await worker.publishAnswer({ ...address, ask: 'life-1' }, text('a'));
      }
      await run.purge(call.run);
      expect(await run.callsOf(call.run)).toEqual([]);
      expect(await run.callsOf('another')).toHaveLength(1);
      expect(await worker.hasAnswer(answer)).toBe(false);
      expect(await worker.hasAnswer({ ...answer, run: 'another' })).toBe(true);
    });

    it('gives a name to one holder, who can go on holding it', async () => {
      const { run, worker } = await brokers();
      const first = await run.claim('results', text('me'), 0);
      expect(first).toBeGreaterThan(0);
      expect(await worker.claim('results', text('you'), 0)).toBeUndefined();
      expect(await worker.claim('other results', text('you'), 0)).toBeGreaterThan(0);
      const second = await run.claim('results', text('me again'), first ?? 0);
      expect(second).toBeGreaterThan(first ?? 0);
      const held = await worker.holder('results');
      expect([said(held?.data), held?.claim]).toEqual(['me again', second]);
    });

    it('lets go of a name that is not claimed again in time', async () => {
      const { run, worker } = await brokers({ nameLeaseMs: 300 });
      const mine = (await run.claim('results', text('me'), 0)) ?? 0;
      await expect.poll(() => worker.holder('results'), { timeout: 5000 }).toBeUndefined();
      expect(await worker.claim('results', text('you'), 0)).toBeGreaterThan(0);
      expect(await run.claim('results', text('me'), mine)).toBeUndefined();
    });

    it('gives a name that was let go to the next one at once', async () => {
      const { run, worker } = await brokers();
      await run.claim('results', text('me'), 0);
      await run.letGo('results');
      expect(await worker.holder('results')).toBeUndefined();
      expect(await worker.claim('results', text('you'), 0)).toBeGreaterThan(0);
    });

    it('passes words on to those who listen', async () => {
      const { run, worker } = await brokers();
      const heard = next(run.hear('pl.presence.>').pipe(take(2), toArray()));
      // Whether the other side listens already, only its answer to a question tells.
      const stop = run.reply('pl.ready', async () => text('yes'));
      await expect.poll(() => worker.ask('pl.ready', text(''), 500).then(said)).toBe('yes');
      worker.tell('pl.other', text('no'));
      worker.tell('pl.presence.one', text('1'));
      worker.tell('pl.presence.two', text('2'));
      expect((await heard).map(({ subject, data }) => `${subject} ${said(data)}`)).toEqual([
        'pl.presence.one 1',
        'pl.presence.two 2',
      ]);
      stop();
    });

    it('has no answer to a question that nobody replies to', async () => {
      const { run, worker } = await brokers();
      expect(await run.ask('pl.nobody', text('?'), 200)).toBeUndefined();
      const stop = worker.reply('pl.echo', async (data) => data);
      await expect.poll(() => run.ask('pl.echo', text('?'), 200).then(said)).toBe('?');
      stop();
      await expect.poll(() => run.ask('pl.echo', text('?'), 200)).toBeUndefined();
    });

    it('lets a run know which models a worker lists', async () => {
      const { run, worker } = await brokers();
      const provider = { complete: () => NEVER, models: () => of([{ id: 'm-small' }]) };
      const talk = { clean: (words: string) => words, tell: () => {} };
      const served = [{ name: 'vllm', provider, places: 1 }];
      const serving = startWorker({ broker: worker, name: 'w1', served, ...talk });
      // A worker that does not listen yet misses what a run says once, and lists no models before its first call.
      const stop = worker.reply('pl.ready', async () => text('yes'));
      await expect.poll(() => run.ask('pl.ready', text(''), 500).then(said)).toBe('yes');
      stop();
      const limits = { maxWaitMs: 60_000, queueAhead: 0, scheduler: asyncScheduler };
      const book = new WorkerBook({ broker: run, run: 'r', ...talk, ...limits });
      book.asks('vllm', 'm');
      const warning = await next(book.news.pipe(filter(({ type }) => type === 'warning')));
      expect(warning).toMatchObject({
        message: expect.stringMatching(/^No worker lists .*: listed: m-small$/),
      });
      book.close();
      await serving.drain();
    });
  });
}

function takeAll(broker: Broker, count: number): Observable<CallDelivery[]> {
  const { calls, want } = broker.pullCalls('vllm');
  want(count);
  return calls.pipe(take(count), toArray());
}

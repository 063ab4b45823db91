import { expect, it, onTestFinished } from 'vitest';
import { usedUpCalls } from '../../../bench/torture/usedUpCalls.mjs';
import { natsBroker } from '../../../src/workers/nats/natsBroker.js';
import { encoded } from '../../../src/workers/protocol/messages.js';
import { natsServer } from '../../support/natsServer.js';

it('hears of calls that were handed out three times, and of no others', async () => {
  const { url } = await natsServer();
  const usedUp = await usedUpCalls(url);
  onTestFinished(() => usedUp.close());
  const broker = await natsBroker({ url, name: 'spec', leaseMs: 200 });
  onTestFinished(() => broker.close());
  await broker.prepare();
  await broker.open('openai');
  const call = (id: string) =>
    broker.publishCall({ provider: 'openai', run: 'torture', id }, encoded({ request: { prompt: id } }));
  await call('answered');
  await call('lost');
  const { calls, want } = broker.pullCalls('openai');
  const listening = calls.subscribe(({ address, acknowledge }) => {
    if (address.id === 'answered') acknowledge();
  });
  onTestFinished(() => listening.unsubscribe());
  want(10);
  await expect.poll(() => [...usedUp.prompts], { timeout: 10_000 }).toEqual(['lost']);
});

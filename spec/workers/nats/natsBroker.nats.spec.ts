import { onTestFinished } from 'vitest';
import { natsBroker } from '../../../src/workers/nats/natsBroker.js';
import { natsServer } from '../../support/natsServer.js';
import { brokerContract } from '../protocol/brokerContract.js';

brokerContract('NATS JetStream', async (leases) => {
  const { url } = await natsServer();
  return async () => {
    const broker = await natsBroker({ url, name: 'spec', ...leases });
    onTestFinished(() => broker.close());
    return broker;
  };
});

import { MemoryPlace, memoryBroker } from '../../support/memoryBroker.js';
import { brokerContract } from './brokerContract.js';

brokerContract('in memory', async ({ leaseMs, nameLeaseMs }) => {
  const place = new MemoryPlace(leaseMs, nameLeaseMs);
  return async () => memoryBroker(place);
});

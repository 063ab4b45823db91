import { onTestFinished } from 'vitest';
import { type NatsServer, startNatsServer } from '../../bench/natsServer.mjs';

/** A broker that lives as long as the running test. */
export async function natsServer(options: { config?: string } = {}): Promise<NatsServer> {
  const server = await startNatsServer(options);
  onTestFinished(() => server.close());
  return server;
}

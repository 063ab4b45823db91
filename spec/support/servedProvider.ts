import { onTestFinished } from 'vitest';
import { httpSend } from '../../src/providers/http/httpSend.js';
import type { Provider } from '../../src/providers/provider.js';
import { providerRegistry } from '../../src/providers/registry.js';
import { json, type LocalServer, localServer, type ReceivedCall } from './localServer.js';

/** What the server answers a call with. */
export interface Served {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body: unknown;
}

export interface ServedProvider {
  readonly provider: Provider;
  readonly server: LocalServer;
}

/**
 * A provider as the registry makes it from settings, and the local server that it calls, for as long as the running
 * test lives.
 */
export async function servedProvider(
  name: string,
  settings: (url: string) => Readonly<Record<string, string>>,
  serve: (call: ReceivedCall) => Served,
): Promise<ServedProvider> {
  const server = await localServer((response, call) => {
    const { body, status, headers } = serve(call);
    json(response, body, status, headers);
  });
  const send = httpSend();
  onTestFinished(async () => {
    send.close();
    await server.close();
  });
  const record = settings(server.url);
  const provider = providerRegistry({ settings: { get: (key) => record[key] }, send })(name);
  if (!provider) throw new Error(`the registry knows no ${name}`);
  return { provider, server };
}

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A key and a certificate for localhost that are good for nothing else. */
export const LOCALHOST_PEM = readFileSync(join(import.meta.dirname, 'localhost.pem'), 'utf8');

/** An https server on a free port of this machine, for as long as the running test lives. */
export async function httpsServer(listener: RequestListener): Promise<string> {
  const server = createServer({ key: LOCALHOST_PEM, cert: LOCALHOST_PEM }, listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `https://localhost:${(server.address() as AddressInfo).port}`;
}

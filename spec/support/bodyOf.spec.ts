import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { bodyOf } from './bodyOf.js';

it('is nothing of a client that is killed while it sends', async () => {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const client = request({ port, host: '127.0.0.1', method: 'POST', headers: { 'content-length': '10' } });
  client.on('error', () => {});
  client.write('half');
  const [incoming] = await once(server, 'request');
  const body = bodyOf(incoming);
  client.destroy();

  expect(await body).toBeUndefined();
  server.close();
});

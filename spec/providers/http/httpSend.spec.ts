import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import {
  catchError,
  firstValueFrom,
  forkJoin,
  lastValueFrom,
  mergeMap,
  of,
  ReplaySubject,
  range,
  toArray,
} from 'rxjs';
import { afterEach, describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/errors.js';
import { type HttpSendOptions, httpSend } from '../../../src/providers/http/httpSend.js';
import { proxyFor } from '../../../src/providers/http/proxyFor.js';
import { VERSION } from '../../../src/version.js';
import { type HttpReplies, httpReplies } from '../../support/httpReplies.js';
import { json, type LocalServer, localServer, type Respond } from '../../support/localServer.js';

describe('httpSend', () => {
  const toClose: { close(): unknown }[] = [];
  afterEach(async () => {
    for (const closable of toClose.splice(0)) await closable.close();
  });

  async function served(respond: Respond, options?: HttpSendOptions): Promise<[LocalServer, HttpReplies]> {
    const server = await localServer(respond);
    const send = httpReplies(httpSend(options));
    toClose.push(send, server);
    return [server, send];
  }

  const get = (url: string) => ({ method: 'GET', url, headers: {} }) as const;
  const post = (url: string, body: unknown = {}) => ({ method: 'POST', url, headers: {}, body }) as const;
  const failureFrom = async (send: HttpReplies, url: string): Promise<ProviderError> => {
    const error = await firstValueFrom(send(post(url), 'openai').pipe(catchError((failure) => of(failure))));
    if (!(error instanceof ProviderError)) throw new TypeError(`no ProviderError: ${JSON.stringify(error)}`);
    return error;
  };

  it('sends method, path, query, headers and JSON body', async () => {
    const [server, send] = await served((response) => json(response, {}));

    await lastValueFrom(
      send({ ...post(`${server.url}/v1/chat?x=1`, { a: 'é' }), headers: { 'x-key': 'k' } }, 'openai'),
    );

    expect(server.calls).toMatchObject([
      {
        method: 'POST',
        path: '/v1/chat?x=1',
        headers: {
          'x-key': 'k',
          'content-type': 'application/json',
          'accept-encoding': 'identity',
          'user-agent': `parallamr/${VERSION}`,
        },
        body: { a: 'é' },
      },
    ]);
  });

  it('sends the headers of each call, whatever those of the one before it were', async () => {
    const [server, send] = await served((response) => json(response, {}));
    const headers = [{ 'x-key': 'a' }, {}, { 'user-agent': 'me' }, { 'x-key': 'a' }];

    for (const each of headers) await lastValueFrom(send({ ...post(server.url), headers: each }, 'openai'));

    const sent = server.calls.map((call) => [call.headers['x-key'], call.headers['user-agent']]);
    const ours = `parallamr/${VERSION}`;
    expect(sent).toEqual([
      ['a', ours],
      [undefined, ours],
      [undefined, 'me'],
      ['a', ours],
    ]);
  });

  it('joins the values of a header that came several times, behind commas', async () => {
    const [server, send] = await served((response) =>
      response.writeHead(200, { 'x-some': ['a', 'b'] }).end(),
    );

    const { headers } = await lastValueFrom(send(get(server.url), 'openai'));

    expect(headers).toMatchObject({ 'x-some': 'a, b', 'transfer-encoding': 'chunked' });
  });

  it('sends nothing until it is subscribed to, and again for each subscriber', async () => {
    const [server, send] = await served((response) => json(response, {}));
    const reply = send(get(server.url), 'openai');
    expect(server.calls).toHaveLength(0);

    await lastValueFrom(forkJoin([reply, reply]));

    expect(server.calls).toHaveLength(2);
  });

  it.each([200, 201, 307, 404, 429, 500])('emits a reply of status %i', async (status) => {
    const [server, send] = await served((response) =>
      json(response, { a: 1 }, status, { 'X-Some': 'header' }),
    );

    const reply = await lastValueFrom(send(get(server.url), 'openai'));

    expect(reply).toMatchObject({ status, headers: { 'x-some': 'header' }, text: '{"a":1}' });
  });

  it('does not follow a redirect', async () => {
    const [other] = await served((response) => json(response, {}));
    const [server, send] = await served((response) => json(response, {}, 307, { location: `${other.url}/` }));

    await lastValueFrom(send(post(server.url), 'openai'));

    expect([server.calls.length, other.calls.length]).toStrictEqual([1, 0]);
  });

  it('opens no more connections than calls at once, and keeps them alive', async () => {
    const [server, send] = await served((response) => setTimeout(() => json(response, {}), 2));

    await lastValueFrom(
      range(0, 100).pipe(
        mergeMap(() => send(post(server.url), 'openai'), 5),
        toArray(),
      ),
    );

    expect(server).toMatchObject({ connections: 5, mostInFlight: 5 });
  });

  it('shares its connections between providers of one host', async () => {
    const [server, send] = await served((response) => json(response, {}));

    await lastValueFrom(send(get(server.url), 'one'));
    await lastValueFrom(send(get(server.url), 'other'));

    expect(server.connections).toBe(1);
  });

  it('opens a new connection when the host has closed the old one', async () => {
    const [server, send] = await served((response) => json(response, {}, 200, { connection: 'close' }));

    await lastValueFrom(send(post(server.url), 'openai'));
    const reply = await lastValueFrom(send(post(server.url), 'openai'));

    expect([reply.status, server.connections]).toStrictEqual([200, 2]);
  });

  it('aborts the call when unsubscribed from, before the answer', async () => {
    const arrived = new ReplaySubject<void>();
    const aborted = new ReplaySubject<void>();
    const [server, send] = await served((response) => {
      response.once('close', () => aborted.next());
      arrived.next();
    });

    const subscription = send(post(server.url), 'openai').subscribe();
    await firstValueFrom(arrived);
    subscription.unsubscribe();

    await expect(firstValueFrom(aborted)).resolves.toBeUndefined();
  });

  it('aborts a body that never ends when unsubscribed from', async () => {
    const aborted = new ReplaySubject<void>();
    const flowing = new ReplaySubject<void>();
    const [server, send] = await served((response) => {
      const drip = setInterval(() => {
        response.write('[');
        flowing.next();
      }, 1);
      response.once('close', () => {
        clearInterval(drip);
        aborted.next();
      });
    });

    const subscription = send(post(server.url), 'openai').subscribe();
    await firstValueFrom(flowing);
    subscription.unsubscribe();

    await expect(firstValueFrom(aborted)).resolves.toBeUndefined();
  });

  it('stops connecting when unsubscribed from', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const send = httpReplies(httpSend({ connectTimeoutMs: 3_600_000 }));

    // The handshake of TLS waits for the other side, which never says anything.
    const connecting = send(post(`https://127.0.0.1:${port}`), 'openai').subscribe();
    const [accepted] = (await once(silent, 'connection')) as [Socket];
    connecting.unsubscribe();

    await expect(once(accepted.resume(), 'close')).resolves.toBeDefined();
    silent.close();
  });

  it.each([
    { body: 'more than it may hold', write: 'x'.repeat(2_000), headers: {} },
    { body: 'more than it may hold, announced', write: 'x', headers: { 'content-length': '200000000' } },
  ])('cuts off a body of $body', async ({ write, headers }) => {
    const aborted = new ReplaySubject<void>();
    const [server, send] = await served(
      (response) => {
        response.once('close', () => aborted.next());
        response.writeHead(200, headers);
        response.write(write);
      },
      { maxBodyBytes: 1_000 },
    );

    const error = await failureFrom(send, server.url);

    expect(error).toMatchObject({ failure: 'rejected', status: 200 });
    await expect(firstValueFrom(aborted)).resolves.toBeUndefined();
  });

  it('reads 32 MiB of a body of 200 MB at most', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    let written = 0;
    const [server, send] = await served((response) => {
      const pump = () => {
        while (written < 200 && !response.destroyed) {
          written += 1;
          if (!response.write(chunk)) {
            response.once('drain', pump);
            return;
          }
        }
        response.end();
      };
      pump();
    });

    const error = await failureFrom(send, server.url);

    expect(error.message).toBe('openai answered 200 with more than 32 MiB, which was cut off');
    expect(written).toBeLessThan(60);
  });

  it.each([
    {
      title: 'UTF-8 with a byte order mark',
      bytes: Buffer.from('\ufeff{"a":"é"}'),
      type: 'application/json',
    },
    {
      title: 'Latin-1 that says so',
      bytes: Buffer.from('{"a":"é"}', 'latin1'),
      type: 'text/plain; charset=ISO-8859-1',
    },
    { title: 'UTF-16', bytes: Buffer.from('{"a":"é"}', 'utf16le'), type: 'text/plain; charset="utf-16le"' },
  ])('decodes $title', async ({ bytes, type }) => {
    const [server, send] = await served((response) =>
      response.writeHead(200, { 'content-type': type }).end(bytes),
    );

    expect(await lastValueFrom(send(get(server.url), 'openai'))).toMatchObject({ text: '{"a":"é"}' });
  });

  it.each([
    { headers: {}, message: 'openai answered 200 with a body that is not UTF-8' },
    {
      headers: { 'content-type': 'text/plain; charset=shift_jis' },
      message: 'openai answered 200 with a body that is not the shift_jis it says it is',
    },
    {
      headers: { 'content-type': 'text/plain; charset=klingon' },
      message: 'openai answered 200 with a body in an unknown charset (klingon)',
    },
  ])('refuses a body: $message', async ({ headers, message }) => {
    const [server, send] = await served((response) =>
      response.writeHead(200, headers).end(Buffer.from([0x80, 0xff])),
    );

    expect(await failureFrom(send, server.url)).toMatchObject({ message, failure: 'rejected', status: 200 });
  });

  const TEXT = '{"a":"é"}';
  it.each([
    { title: 'gzip', encoding: 'gzip', bytes: gzipSync(TEXT) },
    { title: 'x-gzip', encoding: 'x-gzip', bytes: gzipSync(TEXT) },
    { title: 'Brotli', encoding: 'br', bytes: brotliCompressSync(TEXT) },
    { title: 'deflate', encoding: 'deflate', bytes: deflateSync(TEXT) },
    { title: 'deflate without its wrapping', encoding: 'deflate', bytes: deflateRawSync(TEXT) },
    { title: 'one behind another', encoding: 'br, GZIP', bytes: gzipSync(brotliCompressSync(TEXT)) },
    { title: 'a label that lies', encoding: 'gzip', bytes: Buffer.from(TEXT) },
    { title: 'another label that lies', encoding: 'br', bytes: Buffer.from(TEXT) },
    { title: 'a label that says nothing', encoding: 'identity', bytes: Buffer.from(TEXT) },
    { title: 'a label that nobody knows', encoding: 'aws-chunked', bytes: Buffer.from(TEXT) },
  ])('reads a body that nobody asked to be compressed: $title', async ({ encoding, bytes }) => {
    const [server, send] = await served((response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(bytes),
    );

    expect(await lastValueFrom(send(get(server.url), 'openai'))).toMatchObject({ text: TEXT });
  });

  it('reads what a compressed refusal says', async () => {
    const [server, send] = await served((response) =>
      response.writeHead(429, { 'content-encoding': 'gzip' }).end(gzipSync('{"error":"insufficient_quota"}')),
    );

    expect(await lastValueFrom(send(get(server.url), 'openai'))).toMatchObject({
      status: 429,
      text: '{"error":"insufficient_quota"}',
    });
  });

  it('unpacks no more than fits', async () => {
    const [server, send] = await served(
      (response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(100_000))),
      { maxBodyBytes: 10_000 },
    );

    expect((await failureFrom(send, server.url)).message).toBe(
      'openai answered 200 with a body that is too large once it is unpacked (gzip)',
    );
  });

  it('reads headers of 100 KiB', async () => {
    const [server, send] = await served((response) =>
      response.writeHead(200, { 'x-policy': 'x'.repeat(100 * 1024) }).end('{}'),
    );

    expect(await lastValueFrom(send(get(server.url), 'openai'))).toMatchObject({ status: 200, text: '{}' });
  });

  it('calls headers without an end rejected: the server was reached', async () => {
    const [server, send] = await served((response) =>
      response.writeHead(200, { 'x-policy': 'x'.repeat(300 * 1024) }).end('{}'),
    );

    expect(await failureFrom(send, server.url)).toMatchObject({
      failure: 'rejected',
      message: `openai at ${new URL(server.url).host} answered with more headers than anybody reads`,
    });
  });

  it('passes over answers that are not the last word: 103, 102', async () => {
    const [server, send] = await served((response) => {
      response.writeEarlyHints({ link: '</style.css>; rel=preload', 'retry-after': '60' });
      response.writeProcessing();
      json(response, { ok: true }, 201);
    });

    const { status, headers, text } = await lastValueFrom(send(get(server.url), 'openai'));
    expect({ status, text }).toStrictEqual({ status: 201, text: '{"ok":true}' });
    expect(headers).not.toHaveProperty('retry-after');
  });

  it('names a proxy that is not there, and not the server behind it', async () => {
    const [gone] = await served(() => {});
    await gone.close();
    const send = httpReplies(httpSend({ proxyFor: () => gone.url }));
    toClose.push(send);

    for (const url of ['http://api.example/v1', 'https://api.example/v1']) {
      expect((await failureFrom(send, url)).message).toBe(
        `openai cannot be reached at ${new URL(url).origin} through the proxy ${gone.url}: the connection is refused: is the server running?`,
      );
    }
  });

  it('calls through a SOCKS proxy, which looks the name up', async () => {
    const [server] = await served((response) => json(response, { ok: true }));
    const asked: string[] = [];
    const proxy = createServer((socket) => {
      socket.once('data', () => {
        socket.write(Buffer.from([5, 0]));
        socket.once('data', (request) => {
          asked.push(request.subarray(5, 5 + (request[4] ?? 0)).toString());
          const behind = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
            socket.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 80]));
            socket.pipe(behind).pipe(socket);
          });
        });
      });
    });
    await once(proxy.listen(0, '127.0.0.1'), 'listening');
    const { port } = proxy.address() as AddressInfo;
    const settings = { HTTP_PROXY: `socks5h://127.0.0.1:${port}` } as Record<string, string>;
    const send = httpReplies(httpSend({ proxyFor: proxyFor({ get: (name) => settings[name] }) }));
    toClose.push(send, proxy);

    expect(await lastValueFrom(send(get('http://model.example/v1'), 'openai'))).toMatchObject({
      text: '{"ok":true}',
    });
    expect(asked).toStrictEqual(['model.example']);
  });

  it('keeps the status of a refusal whose body cannot be read', async () => {
    const [server, send] = await served((response) => response.writeHead(429).end(Buffer.from([0x80])));

    expect(await lastValueFrom(send(get(server.url), 'openai'))).toMatchObject({ status: 429, text: '' });
  });

  it.each([
    { broken: 'before the answer', write: false, failure: 'unreachable' },
    { broken: 'in the middle of the answer', write: true, failure: 'transient' },
  ])('calls a connection reset $broken $failure', async ({ write, failure }) => {
    const [server, send] = await served((response, _call, request) => {
      if (write) response.write('{"a":', () => request.socket.resetAndDestroy());
      else request.socket.resetAndDestroy();
    });

    expect(await failureFrom(send, server.url)).toMatchObject({ failure });
  });

  it('takes an interim answer for none: a connection that is reset behind it has not been answered', async () => {
    const [server, send] = await served((response, _call, request) => {
      response.writeEarlyHints({ link: '</style.css>; rel=preload' }, () =>
        request.socket.end(() => request.socket.resetAndDestroy()),
      );
    });

    expect(await failureFrom(send, server.url)).toMatchObject({ failure: 'unreachable' });
  });

  it('calls a body shorter than announced transient', async () => {
    const [server, send] = await served((response, _call, request) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"a":', () => request.socket.end());
    });

    expect(await failureFrom(send, server.url)).toMatchObject({ failure: 'transient' });
  });

  it('calls a refused connection unreachable, and says where', async () => {
    const [server, send] = await served((response) => json(response, {}));
    await server.close();
    toClose.pop();

    expect(await failureFrom(send, server.url)).toMatchObject({
      failure: 'unreachable',
      code: 'ECONNREFUSED',
      message: `openai cannot be reached at ${server.url}/: the connection is refused: is the server running?`,
    });
  });

  it('calls a host without a name server entry unreachable', async () => {
    const send = httpReplies(httpSend());

    const error = await failureFrom(send, 'http://nowhere.invalid/v1');

    expect(error).toMatchObject({ failure: 'unreachable' });
    expect(error.message).toMatch(/^openai cannot be reached at https?:\/\/nowhere\.invalid\//);
  });

  it('calls a server that speaks no TLS unreachable', async () => {
    const [server, send] = await served((response) => json(response, {}));

    const error = await failureFrom(send, server.url.replace('http:', 'https:'));

    expect(error.failure).toBe('unreachable');
    expect(error.message).toContain('the server does not speak TLS: is it http instead of https?');
  });

  it('goes on after a failed call', async () => {
    const [server, send] = await served((response, _call, request) => {
      if (server.calls.length === 1) request.socket.resetAndDestroy();
      else json(response, {});
    });
    await failureFrom(send, server.url);

    expect(await lastValueFrom(send(get(server.url), 'openai'))).toMatchObject({ status: 200 });
  });

  it('calls through the proxy of an origin', async () => {
    const [proxy, send] = await served((response) => json(response, {}), { proxyFor: () => proxy.url });

    await lastValueFrom(send(post('http://api.example/v1/chat', { a: 1 }), 'openai'));

    expect(proxy.calls).toMatchObject([{ path: 'http://api.example/v1/chat', body: { a: 1 } }]);
  });

  it('says of a proxy that wants another name or password that it does, whatever it is asked for', async () => {
    const [proxy, send] = await served((response) => response.writeHead(407).end(), {
      proxyFor: () => proxy.url,
    });

    expect(await failureFrom(send, 'http://api.example/v1/chat')).toMatchObject({
      failure: 'unauthorized',
      message: `openai cannot be reached at http://api.example through the proxy ${proxy.url}: it wants a name and a password, or others (407)`,
    });
  });

  it('has the proxy of an https origin lay a tunnel, and says when it does not', async () => {
    const asked: (string | undefined)[] = [];
    const proxy = createHttpServer().on('connect', ({ url, headers }, socket) => {
      asked.push(url, headers['proxy-authorization']);
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    });
    await once(proxy.listen(0, '127.0.0.1'), 'listening');
    const { port } = proxy.address() as AddressInfo;
    const send = httpReplies(httpSend({ proxyFor: () => `http://me:secret@127.0.0.1:${port}` }));
    toClose.push(send, proxy);

    const error = await failureFrom(send, 'https://api.example/v1/chat');

    expect(asked).toStrictEqual(['api.example:443', `Basic ${btoa('me:secret')}`]);
    expect(error).toMatchObject({
      failure: 'unauthorized',
      message: `openai cannot be reached at https://api.example through the proxy http://127.0.0.1:${port}: it wants a name and a password, or others (407)`,
    });
  });

  it('closes a connection in use after its call', async () => {
    const headers = { 'keep-alive': 'timeout=3600' };
    const [server, send] = await served((response) => {
      send.close();
      json(response, {}, 200, headers);
    });
    await lastValueFrom(send(get(server.url), 'openai'));

    await expect(server.idle()).resolves.toBeUndefined();
  });

  it('closes idle connections at once', async () => {
    const headers = { 'keep-alive': 'timeout=3600' };
    const [server, send] = await served((response) => json(response, {}, 200, headers));
    await lastValueFrom(send(get(server.url), 'openai'));

    send.close();

    await expect(server.idle()).resolves.toBeUndefined();
  });
});

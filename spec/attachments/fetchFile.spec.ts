import { describe, expect, it } from 'vitest';
import { type FetchFileOptions, fetchFile } from '../../src/attachments/fetchFile.js';
import { PNG } from '../support/images.js';
import { httpsServer, LOCALHOST_PEM } from './support/httpsServer.js';

/** As it is called, but for the addresses: the only servers that are near have private ones. */
const HERE: FetchFileOptions = { maxBytes: 1000, ca: LOCALHOST_PEM, isAllowed: () => true };

describe('fetchFile', () => {
  it('fetches what an address holds', async () => {
    const url = await httpsServer((_, response) => response.end(PNG));
    expect(await fetchFile(`${url}/a.png`, HERE)).toEqual(PNG);
  });

  it('follows redirects, relative ones too', async () => {
    const url = await httpsServer(({ url: path = '' }, response) => {
      if (path === '/c') response.end(PNG);
      else response.writeHead(302, { location: path === '/a' ? 'b' : `${url}/c` }).end();
    });
    expect(await fetchFile(`${url}/a`, HERE)).toEqual(PNG);
  });

  it.each([
    'https://127.0.0.1:1/a',
    'https://localhost:1/a',
    'https://[::1]:1/a',
    'https://2130706433/a',
  ])('does not call %s, which is this machine', async (url) => {
    await expect(fetchFile(url, { maxBytes: 1000 })).rejects.toThrow('an address of a private network');
  });

  it('is not led to an address that must not be called, by its number or by its name', async () => {
    let calls = 0;
    const inside = await httpsServer((_, response) => {
      calls += 1;
      response.end(PNG);
    });
    const { port } = new URL(inside);
    for (const location of [`https://127.0.0.1:${port}/`, inside]) {
      // Only the first call may go to this machine.
      let isFirst = true;
      const isAllowed = () => {
        const was = isFirst;
        isFirst = false;
        return was;
      };
      const url = await httpsServer((_, response) => response.writeHead(301, { location }).end());
      await expect(fetchFile(url, { ...HERE, isAllowed })).rejects.toThrow('a private network');
    }
    expect(calls).toBe(0);
  });

  it.each([
    { answer: 'a redirect to http', headers: { location: 'http://localhost/' }, said: 'it leads to http:' },
    { answer: 'a redirect to nowhere', headers: { location: 'https://' }, said: 'what is no address' },
    { answer: 'redirects without end', headers: { location: '/' }, said: 'again and again' },
    { answer: 'a redirect without an address', headers: {}, said: 'answered 302' },
  ])('refuses $answer', async ({ headers, said }) => {
    const url = await httpsServer((_, response) => response.writeHead(302, headers).end());
    await expect(fetchFile(url, HERE)).rejects.toThrow(said);
  });

  it('refuses an answer that is no file, and one that is too large', async () => {
    const url = await httpsServer(({ url: path }, response) => {
      if (path === '/none') response.writeHead(404).end();
      else response.end(Buffer.alloc(1001));
    });
    await expect(fetchFile(`${url}/none`, HERE)).rejects.toThrow('its server answered 404');
    await expect(fetchFile(`${url}/large`, HERE)).rejects.toThrow('it is larger than 0 MB');
  });

  it('gives up on a server that is too slow, and lets go when nobody wants the file any more', async () => {
    const url = await httpsServer((_, response) => response.write('a'));
    await expect(fetchFile(url, { ...HERE, timeoutMs: 50 })).rejects.toThrow('it takes longer than 0.05 s');
    await expect(fetchFile(url, { ...HERE, signal: AbortSignal.abort() })).rejects.toThrow('aborted');
  });

  it('trusts no certificate that nobody has signed', async () => {
    const url = await httpsServer((_, response) => response.end(PNG));
    await expect(fetchFile(url, { ...HERE, ca: undefined })).rejects.toThrow('self-signed certificate');
  });
});

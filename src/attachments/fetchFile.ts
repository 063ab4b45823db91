import type { IncomingMessage } from 'node:http';
import type { LookupFunction } from 'node:net';
import { onFirstUse } from '../onFirstUse.js';
import { VERSION } from '../version.js';
import { isPublicAddress } from './isPublicAddress.js';
import { megabytes } from './megabytes.js';

export interface FetchFileOptions {
  /** Largest file, in bytes. */
  readonly maxBytes: number;
  /** For all of it, redirects included, in milliseconds. Default `30_000`. */
  readonly timeoutMs?: number | undefined;
  /** Default 5. */
  readonly maxRedirects?: number | undefined;
  /** Whether an IP address may be called. Default: one of the public internet may. */
  readonly isAllowed?: ((address: string) => boolean) | undefined;
  /** Certificates that are trusted, as PEM. Default: those that Node trusts. */
  readonly ca?: string | undefined;
  /** Aborts it. Default: nothing does. */
  readonly signal?: AbortSignal | undefined;
}

const https = onFirstUse<typeof import('node:https')>('node:https');
const dns = onFirstUse<typeof import('node:dns')>('node:dns');
const net = onFirstUse<typeof import('node:net')>('node:net');

const PRIVATE = 'it is an address of a private network, which is not called';

/**
 * Fetches a file from an https address that somebody has written into a row: never from an address of a private network
 * or of this machine, whatever its name resolves to and wherever it redirects. What was looked up is what is connected to.
 *
 * Rejects with an `Error` that says what kept it from that.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html
 *
 * @example
 * await fetchFile('https://example.com/chart.png', { maxBytes: 20e6 })
 */
export async function fetchFile(url: string, options: FetchFileOptions): Promise<Buffer> {
  const { maxBytes, timeoutMs = 30_000, maxRedirects = 5, isAllowed = isPublicAddress, ca } = options;
  const late = AbortSignal.timeout(timeoutMs);
  const signal = options.signal === undefined ? late : AbortSignal.any([options.signal, late]);
  try {
    let address = new URL(url);
    for (let redirectsLeft = maxRedirects; ; redirectsLeft--) {
      const response = await answerOf(address, { isAllowed, ca, signal });
      const next = redirection(response, address);
      if (next === undefined) return await contentOf(response, maxBytes);
      response.destroy();
      if (redirectsLeft === 0) throw new Error('it redirects again and again');
      address = next;
    }
  } catch (error) {
    throw late.aborted ? new Error(`it takes longer than ${timeoutMs / 1000} s`, { cause: error }) : error;
  }
}

interface Calling {
  readonly isAllowed: (address: string) => boolean;
  readonly ca: string | undefined;
  readonly signal: AbortSignal;
}

async function answerOf(address: URL, { isAllowed, ca, signal }: Calling): Promise<IncomingMessage> {
  if (address.protocol !== 'https:')
    throw new Error(`it leads to ${address.protocol}//, and not to https://`);
  const host = address.hostname.replace(/^\[|\]$/g, '');
  // No name, so nothing that would be looked up.
  if (net().isIP(host) !== 0 && !isAllowed(host)) throw new Error(PRIVATE);
  const request = https().get(address, {
    lookup: allowedOnly(isAllowed),
    headers: { 'user-agent': `parallamr/${VERSION}`, 'accept-encoding': 'identity' },
    signal,
    agent: false,
    ...(ca !== undefined && { ca }),
  });
  return new Promise((resolve, reject) => {
    request.once('response', resolve).once('error', reject);
  });
}

function redirection({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | undefined {
  const { location } = headers;
  if (statusCode < 300 || statusCode > 399 || location === undefined) return undefined;
  if (!URL.canParse(location, from.href)) throw new Error('it redirects to what is no address');
  return new URL(location, from);
}

async function contentOf(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    if (response.statusCode !== 200) throw new Error(`its server answered ${response.statusCode}`);
    for await (const chunk of response) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > maxBytes) throw new Error(`it is larger than ${megabytes(maxBytes)}`);
    }
  } finally {
    response.destroy();
  }
  return Buffer.concat(chunks);
}

/** Looks names up, and refuses one that leads to an address that must not be called. */
function allowedOnly(isAllowed: (address: string) => boolean): LookupFunction {
  return (host, options, callback) => {
    dns().lookup(host, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) return callback(error ?? new Error('it has no address'), '');
      if (!addresses.every(({ address }) => isAllowed(address))) return callback(new Error(PRIVATE), '');
      if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

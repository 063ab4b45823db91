import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import type { ConnectionOptions } from '@nats-io/transport-node';
import { UsageError } from '../../errors.js';
import { unreadable } from '../../paths/unreadable.js';
import type { NatsClients } from './loadClients.js';
import type { NatsAddress } from './natsAddress.js';
import type { ConnectNatsOptions } from './natsOptions.js';

/** What the client is to be told. Throws a `UsageError` for files that are not there, or hold something else. */
export function connectionOptions(
  transport: NatsClients['transport'],
  { server, host, user, pass, isTls }: NatsAddress,
  { creds, ca, name }: ConnectNatsOptions,
): ConnectionOptions {
  // The client passes this on to Node. It says nothing of an address that is a number, and Node takes that for localhost.
  const identity = {
    checkServerIdentity: (_host: string, certificate: PeerCertificate) =>
      checkServerIdentity(host, certificate),
  };
  const trusted = ca === undefined ? {} : { ca: certificates(ca) };
  return {
    servers: server,
    name,
    ...(creds !== undefined
      ? { authenticator: transport.credsAuthenticator(credentials(creds)) }
      : user !== undefined && { user, pass: pass ?? '' }),
    ...((isTls || ca !== undefined) && { tls: { ...identity, ...trusted } }),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
    // A link that was cut says nothing: it is found out by what does not come back.
    pingInterval: 5000,
    maxPingOut: 2,
    timeout: 5000,
    noAsyncTraces: true,
  };
}

function certificates(path: string): string {
  const text = readFile(path, '--workers-ca').toString();
  try {
    new X509Certificate(text);
  } catch (cause) {
    throw new UsageError(`--workers-ca: ${path} holds no certificate in PEM`, { cause });
  }
  return text;
}

function credentials(path: string): Buffer {
  const data = readFile(path, '--workers-creds');
  const text = data.toString();
  if (text.includes('BEGIN NATS USER JWT') && text.includes('BEGIN USER NKEY SEED')) return data;
  throw new UsageError(`--workers-creds: ${path} holds no NATS credentials (a user's JWT and its seed)`);
}

function readFile(path: string, flag: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new UsageError(`${flag}: ${unreadable(path, cause)}`, { cause });
  }
}

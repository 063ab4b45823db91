import { readFileSync } from 'node:fs';
import type { ConnectionOptions, NatsConnection } from '@nats-io/transport-node';
import { UsageError } from '../../errors.js';
import { errorText } from '../../text/errorText.js';
import type { NatsClients } from './loadClients.js';
import { type NatsAddress, natsAddress } from './natsAddress.js';

/** How to get to a broker. */
export interface NatsOptions {
  /** `nats://[user:password@]host[:port]`, or `tls://` for a connection that must be encrypted. */
  readonly url: string;
  /** A file of credentials, as NATS makes them for a user. Default: none, or what the address says. */
  readonly creds?: string | undefined;
  /** A file with the certificates that vouch for the broker. Default: those that the system trusts. */
  readonly ca?: string | undefined;
}

export interface ConnectNatsOptions extends NatsOptions {
  /** What the connection is called at the broker. */
  readonly name: string;
  /** Whether a broker that is not there yet is waited for. Default `false`. */
  readonly isPatient?: boolean | undefined;
}

/** A connection that comes back by itself for as long as it takes. Rejects with a `UsageError`. */
export async function connectNats(
  { transport }: NatsClients,
  options: ConnectNatsOptions,
): Promise<{ readonly connection: NatsConnection; readonly address: NatsAddress }> {
  const address = natsAddress(options.url);
  try {
    const connection = await transport.connect(connectionOptions(transport, address, options));
    return { connection, address };
  } catch (cause) {
    throw new UsageError(`cannot connect to the broker at ${address.name}: ${errorText(cause)}`, { cause });
  }
}

function connectionOptions(
  transport: NatsClients['transport'],
  { server, user, pass, isTls }: NatsAddress,
  { creds, ca, name, isPatient = false }: ConnectNatsOptions,
): ConnectionOptions {
  return {
    servers: server,
    name,
    ...(creds !== undefined
      ? { authenticator: transport.credsAuthenticator(readFile(creds, '--workers-creds')) }
      : user !== undefined && { user, pass: pass ?? '' }),
    ...((isTls || ca !== undefined) && {
      tls: ca === undefined ? {} : { ca: readFile(ca, '--workers-ca').toString() },
    }),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
    // A link that was cut says nothing: it is found out by what does not come back.
    pingInterval: 5000,
    maxPingOut: 2,
    timeout: 5000,
    waitOnFirstConnect: isPatient,
    noAsyncTraces: true,
  };
}

function readFile(path: string, flag: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new UsageError(`${flag}: ${errorText(cause)}`, { cause });
  }
}

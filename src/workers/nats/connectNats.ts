import { setTimeout } from 'node:timers/promises';
import type { NatsConnection } from '@nats-io/transport-node';
import { UsageError } from '../../errors.js';
import { errorCode } from '../../text/errorCode.js';
import { errorText } from '../../text/errorText.js';
import { connectionOptions } from './connectionOptions.js';
import type { NatsClients } from './loadClients.js';
import { type NatsAddress, natsAddress } from './natsAddress.js';
import type { ConnectNatsOptions } from './natsOptions.js';

/** What says that the broker, or the way to it, is not there yet. All else would be the same the next time. */
const AWAY = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
];
/** What its own certificates are not trusted for: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const UNTRUSTED = [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
];
/** Whose certificate names somebody else: https://nodejs.org/api/errors.html#err_tls_cert_altname_invalid */
const MISNAMED = ['ERR_TLS_CERT_ALTNAME_INVALID'];
const AGAIN_MS = 1000;

/** A connection that comes back by itself for as long as it takes. Rejects with a `UsageError`. */
export async function connectNats(
  { transport }: NatsClients,
  options: ConnectNatsOptions,
): Promise<{ readonly connection: NatsConnection; readonly address: NatsAddress }> {
  const { patience } = options;
  const address = natsAddress(options.url);
  let how = connectionOptions(transport, address, options);
  let isNamed = address.isTls;
  let isTold = false;
  for (;;) {
    try {
      return { connection: await transport.connect(how), address };
    } catch (cause) {
      // The server insists on encryption, which nobody has asked for: only now it is known which name is to be looked for.
      if (!isNamed && isOneOf(MISNAMED, cause)) {
        isNamed = true;
        how = connectionOptions(transport, { ...address, isTls: true }, options);
        continue;
      }
      const problem = `cannot connect to the broker at ${address.name}: ${errorText(cause)}`;
      if (!patience || patience.isGivenUp() || !isOneOf(AWAY, cause))
        throw new UsageError(`${problem}${hint(cause)}`, { cause });
      if (!isTold) patience.onWait(problem);
      isTold = true;
      await setTimeout(AGAIN_MS);
    }
  }
}

function hint(cause: unknown): string {
  return isOneOf(UNTRUSTED, cause) ? '. Where it is your own, name it with --workers-ca' : '';
}

function isOneOf(codes: readonly string[], error: unknown): boolean {
  const code = errorCode(error) ?? errorCode(error instanceof Error ? error.cause : undefined);
  return code !== undefined && codes.includes(code);
}

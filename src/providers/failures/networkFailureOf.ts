import { ProviderError } from '../../errors.js';
import type { FailureClass } from '../../failure.js';
import { errorCode } from '../../text/errorCode.js';
import { errorText } from '../../text/errorText.js';
import { shownAddress } from './shownAddress.js';

/** A call that ended without a whole answer. */
export interface BrokenCall {
  /** Name of the provider. */
  readonly provider: string;
  /** Address that was called. Shown without its query. */
  readonly url: string;
  /** Address of the proxy that the call went through, if it did. */
  readonly proxy?: string | undefined;
  /** What undici, Node's sockets or TLS threw. */
  readonly error: unknown;
  /** Whether the answer had begun. A connection that breaks later has reached the server. */
  readonly answering: boolean;
}

/** Words by error code. Without an entry the error's own message is shown. */
const WORDS: ReadonlyMap<string | undefined, string> = new Map([
  ['ECONNREFUSED', 'the connection is refused: is the server running?'],
  ['ENOTFOUND', 'there is no host of that name'],
  ['EAI_AGAIN', 'the name of the host cannot be looked up'],
  ['EHOSTUNREACH', 'there is no route to the host'],
  ['ENETUNREACH', 'there is no network'],
  ['ETIMEDOUT', 'the connection timed out'],
  ['UND_ERR_CONNECT_TIMEOUT', 'the connection timed out'],
  ['ECONNRESET', 'the connection was reset'],
  ['EPIPE', 'the connection was closed'],
  ['UND_ERR_SOCKET', 'the connection was closed'],
  ['CERT_HAS_EXPIRED', 'the certificate has expired'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'the certificate is self-signed (NODE_EXTRA_CA_CERTS can name it)'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'the certificate is self-signed (NODE_EXTRA_CA_CERTS can name it)'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'the certificate cannot be verified (NODE_EXTRA_CA_CERTS can help)'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'the certificate cannot be verified (NODE_EXTRA_CA_CERTS can help)'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'the certificate belongs to another host'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'the server does not speak TLS: is it http instead of https?'],
  ['EPROTO', 'the server does not speak TLS: is it http instead of https?'],
]);

/** What the machine itself is short of, by error code: see `man 3 errno`. */
const SHORTAGES: ReadonlyMap<string | undefined, string> = new Map([
  ['EMFILE', 'no more files may be open (ulimit -n allows more)'],
  ['ENFILE', 'no more files may be open on the whole machine'],
  ['ENOBUFS', 'there is no memory for another connection'],
  ['ENOMEM', 'there is no memory for another connection'],
]);

/** Until something that is open now may have been closed. */
const SHORTAGE_DELAY_MS = 1000;

/** What was reached, and cannot be read, by error code. */
const NOT_HTTP = 'something that is not HTTP: is its base URL right?';
const UNREADABLE: ReadonlyMap<string | undefined, string> = new Map([
  ['UND_ERR_HEADERS_OVERFLOW', 'more headers than anybody reads'],
]);

const NOWHERE = { host: 'its server', origin: 'its server', pathname: '' };

/**
 * What a broken connection means: `unreachable` before the first byte of an answer, `transient` after it, `rejected`
 * for a call that could not even be written, `local` for one that this machine had no room for.
 */
export function networkFailureOf({ provider, url, proxy, error, answering }: BrokenCall): ProviderError {
  const { host, origin, pathname } = URL.canParse(url) ? new URL(url) : NOWHERE;
  const code = errorCode(error);
  // A proxy's 407 comes under that code, too.
  if (code === 'UND_ERR_INVALID_ARG' && (proxy === undefined || proxyStatusOf(error) === undefined)) {
    return failure('rejected', `${provider} cannot be called: ${errorText(error)}`, code, error);
  }
  const shortage = SHORTAGES.get(code);
  if (shortage !== undefined) {
    return new ProviderError(
      `${provider} is not called, as this machine is short of something: ${shortage}`,
      {
        failure: 'local',
        code,
        delayMs: SHORTAGE_DELAY_MS,
        cause: error,
      },
    );
  }
  const spoken = UNREADABLE.get(code) ?? (code?.startsWith('HPE_') ? NOT_HTTP : undefined);
  if (spoken !== undefined && !answering)
    return failure('rejected', `${provider} at ${host} answered with ${spoken}`, code, error);
  const words = WORDS.get(code) ?? errorText(error);
  if (proxy !== undefined && !answering) return proxyFailure(provider, { proxy, origin, code, words, error });
  return answering
    ? failure(
        'transient',
        `${provider} broke off in the middle of an answer (${host}): ${words}`,
        code,
        error,
      )
    : failure('unreachable', `${provider} cannot be reached at ${origin}${pathname}: ${words}`, code, error);
}

/** Whether an error is that of a connection, by its code. */
export function isNetworkError(error: unknown): boolean {
  const code = errorCode(error);
  return WORDS.has(code) || SHORTAGES.has(code) || code?.startsWith('UND_ERR_') === true;
}

function failure(
  kind: FailureClass,
  message: string,
  code: string | undefined,
  cause: unknown,
): ProviderError {
  return new ProviderError(message, { failure: kind, code, cause });
}

/** The proxy is there or is not; what is behind it, it alone knows. */
function proxyFailure(
  provider: string,
  broken: {
    readonly proxy: string;
    readonly origin: string;
    readonly code: string | undefined;
    readonly words: string;
    readonly error: unknown;
  },
): ProviderError {
  const { proxy, origin, code, words, error } = broken;
  const said = proxyStatusOf(error);
  const through = `${provider} cannot be reached at ${origin} through the proxy ${shownAddress(proxy).replace(/\/$/, '')}`;
  if (said === undefined) return failure('unreachable', `${through}: ${words}`, code, error);
  if (said === 407) {
    return failure(
      'unauthorized',
      `${through}: it wants a name and a password, or others (407)`,
      code,
      error,
    );
  }
  return failure('unreachable', `${through}: it answered ${said} instead of opening a tunnel`, code, error);
}

/** What a proxy answered instead of passing a call on: undici has only words for it. */
function proxyStatusOf(error: unknown): number | undefined {
  const [, status] = /\b(?:Proxy response|Required) \((\d{3})\)/.exec(errorText(error)) ?? [];
  return status === undefined ? undefined : Number(status);
}

import { UsageError } from '../../errors.js';

const DEFAULT_PORT = '4222';

/** Where a broker is, and who says so. */
export interface NatsAddress {
  /** Without user and password: for messages. */
  readonly name: string;
  readonly server: string;
  /** What its certificate must be made out to. */
  readonly host: string;
  readonly user?: string | undefined;
  readonly pass?: string | undefined;
  readonly isTls: boolean;
}

/**
 * Takes an address apart, as the client does not look at what stands before the `@`. Throws a `UsageError`, which does
 * not repeat the password, for what is none.
 *
 * @example
 * natsAddress('nats://lab:secret@broker') // { name: 'nats://broker:4222', server: 'broker:4222', user: 'lab', ... }
 */
export function natsAddress(text: string): NatsAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isKnown = url?.protocol === 'nats:' || url?.protocol === 'tls:';
  if (!url || !isKnown || url.hostname === '' || !['', '/'].includes(url.pathname)) {
    throw new UsageError('the address of the broker must be such as nats://host:4222 or tls://host:4222');
  }
  const server = `${url.hostname}:${url.port || DEFAULT_PORT}`;
  const user = decoded(url.username);
  return {
    name: `${url.protocol}//${server}`,
    server,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    user,
    pass: decoded(url.password),
    isTls: url.protocol === 'tls:',
  };
}

function decoded(text: string): string | undefined {
  if (text === '') return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

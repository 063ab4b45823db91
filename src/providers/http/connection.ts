import type { buildConnector, Client, Dispatcher } from 'undici';
import { onFirstUse } from '../../onFirstUse.js';

// The whole of undici takes four times as long to load as these parts of it.
/** The connector of undici, loaded with the first call. */
export const connector = onFirstUse<typeof buildConnector>('undici/lib/core/connect.js');
/** The client of undici for one host, loaded with the first call. */
export const client = onFirstUse<typeof Client>('undici/lib/dispatcher/client.js');
// A proxy's CONNECT is only in the whole.
const undici = onFirstUse<typeof import('undici')>('undici');
const net = onFirstUse<typeof import('node:net')>('node:net');

/** Servers like to say much about themselves. */
const MOST_HEADER_BYTES = 256 * 1024;

/** One connection to one host: opened with its first call, kept alive, opened again when the host has closed it. */
export interface Connection {
  dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void;
  /** Cuts it, a call in flight or an attempt to connect included. */
  destroy(): void;
}

/** Makes connections that share what TLS has agreed upon, so that only the first pays for a full handshake. */
export function connectionsOver(connectTimeoutMs: number): {
  direct(origin: string): Connection;
  through(proxy: string, origin: string): Connection;
} {
  let connect: buildConnector.connector | undefined;
  return {
    direct: (origin) => {
      connect ??= connector()({ timeout: connectTimeoutMs });
      return directConnection(origin, connect);
    },
    through: (proxy, origin) => proxiedConnection(proxy, origin, connectTimeoutMs),
  };
}

function directConnection(origin: string, connect: buildConnector.connector): Connection {
  let socket: unknown;
  const http = new (client())(origin, {
    maxHeaderSize: MOST_HEADER_BYTES,
    connect: (options, callback) => {
      socket = connect(options, callback);
    },
  });
  return {
    dispatch: (options, handler) => http.dispatch(options, handler),
    destroy() {
      http.destroy(() => {});
      // undici lets an attempt to connect run on, for as long as it takes to time out.
      if (socket instanceof net().Socket) socket.destroy();
    },
  };
}

function proxiedConnection(proxy: string, origin: string, connectTimeoutMs: number): Connection {
  const http = new (undici().ProxyAgent)({
    uri: proxy,
    connections: 1,
    maxHeaderSize: MOST_HEADER_BYTES,
    proxyTunnel: origin.startsWith('https:'),
    // To a SOCKS proxy, undici would speak TLS.
    ...(!proxy.startsWith('socks5:') && { proxyTls: { timeout: connectTimeoutMs } }),
    requestTls: { timeout: connectTimeoutMs },
  });
  return {
    dispatch: (options, handler) => http.dispatch({ ...options, origin }, handler),
    destroy: () => void http.destroy(() => {}),
  };
}

import { type Connection, connectionsOver } from './connection.js';

/** Connections by host, of which there are never more than calls at once. */
export interface Connections {
  /** One that nobody uses, the last used first; a new one only if there is none. */
  take(origin: string): Connection;
  /** Gives back one whose call has ended well. Any other is to be destroyed. */
  giveBack(origin: string, connection: Connection): void;
  /** Closes what nobody uses, and what is given back from then on. */
  close(): void;
}

export interface ConnectionsOptions {
  readonly connectTimeoutMs: number;
  /** Address of the proxy that an origin is to be called through, if any. */
  readonly proxyFor: (origin: string) => string | undefined;
}

/**
 * Keeps one stack of idle connections for each host.
 *
 * A stack, so that few calls keep few connections warm, and the others go idle until the host or undici closes them.
 */
export function connections({ connectTimeoutMs, proxyFor }: ConnectionsOptions): Connections {
  const open = connectionsOver(connectTimeoutMs);
  const idle = new Map<string, Connection[]>();
  let closed = false;

  return {
    take(origin) {
      const waiting = idle.get(origin)?.pop();
      if (waiting) return waiting;
      const proxy = proxyFor(origin);
      return proxy === undefined ? open.direct(origin) : open.through(proxy, origin);
    },
    giveBack(origin, connection) {
      const stack = idle.get(origin);
      if (closed) connection.destroy();
      else if (stack) stack.push(connection);
      else idle.set(origin, [connection]);
    },
    close() {
      closed = true;
      for (const connection of [...idle.values()].flat()) connection.destroy();
      idle.clear();
    },
  };
}

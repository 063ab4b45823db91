/** How to get to a broker. */
export interface NatsOptions {
  /** `nats://[user:password@]host[:port]`, or `tls://` for a connection that must be encrypted. */
  readonly url: string;
  /** A file of credentials, as NATS makes them for a user. Default: none, or what the address says. */
  readonly creds?: string | undefined;
  /** A file with the certificates that vouch for the broker. Default: those that the system trusts. */
  readonly ca?: string | undefined;
}

/** Waiting for a broker that is not there yet. */
export interface Patience {
  /** Told once that it is waited for, and why. */
  readonly onWait: (problem: string) => void;
  /** Whether nobody waits any more. */
  readonly isGivenUp: () => boolean;
}

/** How to get to a broker, and what it is told of who comes. */
export interface ConnectNatsOptions extends NatsOptions {
  /** What the connection is called at the broker. */
  readonly name: string;
  /** Default: a broker that is not there is an error. */
  readonly patience?: Patience | undefined;
}

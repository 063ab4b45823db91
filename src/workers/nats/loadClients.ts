import { UsageError } from '../../errors.js';
import { errorCode } from '../../text/errorCode.js';

/** The two packages that speak with NATS. */
export interface NatsClients {
  readonly transport: typeof import('@nats-io/transport-node');
  readonly jetstream: typeof import('@nats-io/jetstream');
}

/** Loads the clients, which most users do without. Rejects with a `UsageError` that says what to install. */
export async function loadClients(): Promise<NatsClients> {
  try {
    const [transport, jetstream] = await Promise.all([
      import('@nats-io/transport-node'),
      import('@nats-io/jetstream'),
    ]);
    return { transport, jetstream };
  } catch (cause) {
    if (errorCode(cause) !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new UsageError(
      'workers need two more packages beside parallamr: npm install @nats-io/transport-node@3.3 @nats-io/jetstream@3.3 (with -g where parallamr was installed with it)',
      { cause },
    );
  }
}

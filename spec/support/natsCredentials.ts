import { nkeys } from '@nats-io/transport-node';

type KeyPair = ReturnType<typeof nkeys.createUser>;

const UNLIMITED = { subs: -1, data: -1, payload: -1 };
const NO_LIMITS = { ...UNLIMITED, imports: -1, exports: -1, wildcards: true, conn: -1, leaf: -1 };
const ALL_STREAMS = { mem_storage: -1, disk_storage: -1, streams: -1, consumer: -1 };

/** An operator with one account: settings of a server that trusts it, and a file of credentials for a user of it. */
export function natsOperator(): {
  readonly config: string;
  readonly credentials: (permissions?: object) => string;
} {
  const [operator, account, system] = [nkeys.createOperator(), nkeys.createAccount(), nkeys.createAccount()];
  const limits = { ...NO_LIMITS, ...ALL_STREAMS };
  const accounts = [
    { key: account, token: signed(operator, account, { type: 'account', limits }) },
    { key: system, token: signed(operator, system, { type: 'account', limits: NO_LIMITS }) },
  ];
  const preloaded = accounts.map(({ key, token }) => `${key.getPublicKey()}: ${token}`);
  return {
    config: [
      `operator: ${signed(operator, operator, { type: 'operator' })}`,
      `system_account: ${system.getPublicKey()}`,
      'resolver: MEMORY',
      `resolver_preload: {\n${preloaded.join('\n')}\n}`,
    ].join('\n'),
    credentials(permissions = {}) {
      const user = nkeys.createUser();
      const token = signed(account, user, { type: 'user', ...UNLIMITED, ...permissions });
      const seed = Buffer.from(user.getSeed()).toString();
      return `${block('NATS USER JWT', token)}\n${block('USER NKEY SEED', seed)}`;
    },
  };
}

/** What one says of another: https://docs.nats.io/running-a-nats-service/configuration/securing_nats/jwt */
function signed(issuer: KeyPair, subject: KeyPair, claims: object): string {
  const body = {
    jti: subject.getPublicKey(),
    iat: Math.floor(Date.now() / 1000),
    iss: issuer.getPublicKey(),
    name: 'spec',
    sub: subject.getPublicKey(),
    nats: { ...claims, version: 2 },
  };
  const parts = [{ typ: 'JWT', alg: 'ed25519-nkey' }, body].map((part) => base64(JSON.stringify(part)));
  const text = parts.join('.');
  return `${text}.${base64(issuer.sign(Buffer.from(text)))}`;
}

function base64(data: string | Uint8Array): string {
  return Buffer.from(data).toString('base64url');
}

function block(name: string, text: string): string {
  return `-----BEGIN ${name}-----\n${text}\n------END ${name}------\n`;
}

import { UsageError } from '../../errors.js';
import type { Settings } from '../../settings/settings.js';
import { exceptions } from './proxyExceptions.js';

const PROTOCOLS = ['http:', 'https:', 'socks5:'];

const DEFAULT_PORT: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/**
 * Which proxy an origin is called through: `HTTPS_PROXY` or `HTTP_PROXY` by its protocol, unless `NO_PROXY` names its
 * host, a domain above it (`.example.com`, `*.example.com`), a range of addresses (`10.0.0.0/8`, `fd00::/8`), host and
 * port, or everything (`*`). Names in small letters win, as they do elsewhere.
 *
 * Throws a `UsageError` for a proxy that is no address, or of a kind that is not known.
 *
 * @example
 * httpSend({ proxyFor: proxyFor(readSettings()) })
 * @see https://everything.curl.dev/usingcurl/proxies/env.html
 */
export function proxyFor(settings: Settings): (origin: string) => string | undefined {
  const setting = (name: string) => settings.get(name.toLowerCase()) ?? settings.get(name);
  const proxies = new Map([
    ['https:', proxyAddress('HTTPS_PROXY', setting('HTTPS_PROXY'))],
    ['http:', proxyAddress('HTTP_PROXY', setting('HTTP_PROXY'))],
  ]);
  const excepted = exceptions(setting('NO_PROXY') ?? '');

  return (origin) => {
    const { protocol, hostname, port } = new URL(origin);
    const host = hostname.replace(/^\[|\]$/g, '');
    return excepted(host, port || DEFAULT_PORT[protocol]) ? undefined : proxies.get(protocol);
  };
}

function proxyAddress(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const address = value.includes('://') ? value : `http://${value}`;
  if (!URL.canParse(address)) {
    throw new UsageError(`${name} must be the address of a proxy, such as http://host:3128`);
  }
  // The name of the host is looked up by the proxy in any case, which is all that the h asks for.
  const known = address.replace(/^socks(?:5h)?:/i, 'socks5:');
  const { protocol } = new URL(known);
  if (PROTOCOLS.includes(protocol)) return known;
  throw new UsageError(
    `${name} is the address of a proxy that is not known: use http://, https:// or socks5://, not ${protocol}//`,
  );
}

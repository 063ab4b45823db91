import { UsageError } from '../../errors.js';
import type { Settings } from '../../settings/settings.js';

const DEFAULT_PORT: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/**
 * Which proxy an origin is called through: `HTTPS_PROXY` or `HTTP_PROXY` by its protocol, unless `NO_PROXY` names its
 * host, a domain above it (`.example.com`, `*.example.com`), host and port, or everything (`*`). Names in small
 * letters win, as they do elsewhere.
 *
 * Throws a `UsageError` for a proxy that is no address.
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
  const exceptions = (setting('NO_PROXY') ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '');

  return (origin) => {
    const { protocol, hostname, port } = new URL(origin);
    const covers = (entry: string) => isCovered(entry, hostname, port || DEFAULT_PORT[protocol]);
    return exceptions.some(covers) ? undefined : proxies.get(protocol);
  };
}

function isCovered(entry: string, hostname: string, port: string | undefined): boolean {
  if (entry === '*') return true;
  const [, host = entry, onlyPort] = /^(.*[^:]):(\d+)$/.exec(entry) ?? [];
  const domain = host.replace(/^\*?\./, '');
  return (
    (onlyPort === undefined || onlyPort === port) && (hostname === domain || hostname.endsWith(`.${domain}`))
  );
}

function proxyAddress(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const address = value.includes('://') ? value : `http://${value}`;
  if (URL.canParse(address)) return address;
  throw new UsageError(`${name} must be the address of a proxy, such as http://host:3128`);
}

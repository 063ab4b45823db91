import type { Settings } from '../settings.js';

const DEFAULT_PORT: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/**
 * Which proxy an origin is called through: `HTTPS_PROXY` or `HTTP_PROXY` by its protocol, unless `NO_PROXY` names its
 * host, a domain above it (`.example.com`, `*.example.com`), host and port, or everything (`*`). Names in small
 * letters win, as they do elsewhere.
 *
 * @example
 * httpSend({ proxyFor: proxyFor(readSettings()) })
 * @see https://everything.curl.dev/usingcurl/proxies/env.html
 */
export function proxyFor(settings: Settings): (origin: string) => string | undefined {
  const setting = (name: string) => settings.get(name.toLowerCase()) ?? settings.get(name);
  const exceptions = (setting('NO_PROXY') ?? '').split(/[\s,]+/).filter((entry) => entry !== '');

  return (origin) => {
    const { protocol, hostname, port } = new URL(origin);
    const proxy = setting(protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY');
    if (proxy === undefined) return undefined;
    const covers = (entry: string) =>
      isCovered(entry.toLowerCase(), hostname, port || DEFAULT_PORT[protocol]);
    return exceptions.some(covers) ? undefined : withProtocol(proxy);
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

function withProtocol(proxy: string): string {
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

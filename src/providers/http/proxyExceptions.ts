import type { BlockList } from 'node:net';
import { onFirstUse } from '../../onFirstUse.js';

const net = onFirstUse<typeof import('node:net')>('node:net');

/**
 * Which hosts `NO_PROXY` takes from the proxy: names, domains, addresses, ranges of addresses, hosts with a port, `*`.
 *
 * @see https://everything.curl.dev/usingcurl/proxies/env.html
 */
export function exceptions(noProxy: string): (host: string, port: string | undefined) => boolean {
  const entries = noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '');
  let ranges: BlockList | undefined;
  return (host, port) => {
    ranges ??= rangesIn(entries);
    if (net().isIP(host) && ranges.check(host, familyOf(host))) return true;
    return entries.some((entry) => isCovered(entry, host, port));
  };
}

function rangesIn(entries: readonly string[]): BlockList {
  const { BlockList, isIP } = net();
  const ranges = new BlockList();
  for (const entry of entries) {
    const [address = '', bits = ''] = entry.replace(/^\[|\]/g, '').split('/');
    const most = isIP(address) === 6 ? 128 : 32;
    if (isIP(address) && /^\d{1,3}$/.test(bits) && Number(bits) <= most) {
      ranges.addSubnet(address, Number(bits), familyOf(address));
    } else if (isIP(address) && bits === '') ranges.addAddress(address, familyOf(address));
  }
  return ranges;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return net().isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

function isCovered(entry: string, host: string, port: string | undefined): boolean {
  if (entry === '*') return true;
  if (net().isIP(entry)) return entry === host;
  const [, name = entry, onlyPort] = /^(.*[^:]):(\d+)$/.exec(entry) ?? [];
  const domain = name.replace(/^\*?\./, '').replace(/^\[|\]$/g, '');
  return (onlyPort === undefined || onlyPort === port) && (host === domain || host.endsWith(`.${domain}`));
}

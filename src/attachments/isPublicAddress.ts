import type { BlockList } from 'node:net';
import { onFirstUse } from '../onFirstUse.js';

const net = onFirstUse<typeof import('node:net')>('node:net');

const NOT_PUBLIC_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;

/** Parts of what is given out that lead to an IPv4 address, or nowhere: Teredo and its like, documentation, 6to4. */
const NOT_PUBLIC_V6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

/** The only part of IPv6 that is given out for public use: https://www.iana.org/assignments/ipv6-address-space */
const GIVEN_OUT_V6 = [['2000::', 3]] as const;

let known: { readonly notPublic: BlockList; readonly givenOut: BlockList } | undefined;

/**
 * Whether an IP address belongs to the public internet: not to this machine, a local network, the services of a cloud, or
 * any other range that is set apart.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 *
 * @example
 * isPublicAddress('169.254.169.254') // false
 */
export function isPublicAddress(address: string): boolean {
  const family = net().isIP(address);
  known ??= ranges();
  const { notPublic, givenOut } = known;
  if (family === 4) return !notPublic.check(address, 'ipv4');
  return family === 6 && givenOut.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
}

function ranges() {
  const { BlockList } = net();
  const notPublic = new BlockList();
  const givenOut = new BlockList();
  for (const [network, prefix] of NOT_PUBLIC_V4) notPublic.addSubnet(network, prefix, 'ipv4');
  for (const [network, prefix] of NOT_PUBLIC_V6) notPublic.addSubnet(network, prefix, 'ipv6');
  for (const [network, prefix] of GIVEN_OUT_V6) givenOut.addSubnet(network, prefix, 'ipv6');
  return { notPublic, givenOut };
}

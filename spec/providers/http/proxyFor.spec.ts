import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.js';
import { proxyFor } from '../../../src/providers/http/proxyFor.js';

const proxyOf = (origin: string, settings: Record<string, string>) =>
  proxyFor({ get: (name) => settings[name] })(origin);
const HTTPS_PROXY = 'http://proxy:3128';

describe('proxyFor', () => {
  it.each([
    { origin: 'https://api.example', settings: { HTTPS_PROXY }, proxy: HTTPS_PROXY },
    {
      origin: 'https://api.example',
      settings: { https_proxy: 'http://small:1', HTTPS_PROXY },
      proxy: 'http://small:1',
    },
    { origin: 'https://api.example', settings: { HTTPS_PROXY: 'proxy:3128' }, proxy: HTTPS_PROXY },
    { origin: 'https://api.example', settings: { HTTP_PROXY: HTTPS_PROXY }, proxy: undefined },
    { origin: 'http://api.example', settings: { HTTP_PROXY: HTTPS_PROXY }, proxy: HTTPS_PROXY },
    { origin: 'http://api.example', settings: { HTTPS_PROXY }, proxy: undefined },
    { origin: 'https://api.example', settings: {}, proxy: undefined },
  ])('calls $origin under $settings through $proxy', ({ origin, settings, proxy }) => {
    expect(proxyOf(origin, settings)).toBe(proxy);
  });

  it.each([
    { except: '*', direct: true },
    { except: 'api.example', direct: true },
    { except: 'API.Example', direct: true },
    { except: 'example', direct: true },
    { except: '.example', direct: true },
    { except: '*.example', direct: true },
    { except: 'localhost, api.example', direct: true },
    { except: 'localhost api.example', direct: true },
    { except: 'api.example:443', direct: true },
    { except: 'api.example:8443', direct: false },
    { except: 'pi.example', direct: false },
    { except: 'other.example', direct: false },
    { except: ' , ', direct: false },
  ])('calls https://api.example without it under NO_PROXY=$except: $direct', ({ except, direct }) => {
    expect(proxyOf('https://api.example', { HTTPS_PROXY, NO_PROXY: except })).toBe(
      direct ? undefined : HTTPS_PROXY,
    );
  });

  it.each([
    { origin: 'http://10.1.2.3:8000', except: '10.0.0.0/8', direct: true },
    { origin: 'http://11.1.2.3:8000', except: '10.0.0.0/8', direct: false },
    { origin: 'http://127.0.0.1:11434', except: '127.0.0.0/8', direct: true },
    { origin: 'http://192.168.1.9', except: '192.168.1.9/32', direct: true },
    { origin: 'http://192.168.1.9', except: '192.168.1.9', direct: true },
    { origin: 'http://[::1]:11434', except: '::1', direct: true },
    { origin: 'http://[::1]:11434', except: '[::1]', direct: true },
    { origin: 'http://[fd00::5]', except: 'fd00::/8', direct: true },
    { origin: 'http://[fe80::5]', except: 'fd00::/8', direct: false },
    { origin: 'http://[2001:db8::1]', except: '2001:db8:0:0:0:0:0:1', direct: true },
    { origin: 'http://localhost:11434', except: 'localhost,127.0.0.1,::1', direct: true },
    { origin: 'http://10.1.2.3', except: '10.0.0.0/99, /8, ::/', direct: false },
    { origin: 'http://example', except: '10.0.0.0/8', direct: false },
  ])('calls $origin without it under NO_PROXY=$except: $direct', ({ origin, except, direct }) => {
    const proxy = proxyOf(origin, { HTTP_PROXY: 'http://proxy:3128', NO_PROXY: except });
    expect(proxy).toBe(direct ? undefined : 'http://proxy:3128');
  });

  it.each([
    'socks5://host:1080',
    'socks5h://host:1080',
    'socks://host:1080',
  ])('takes %s for SOCKS 5', (proxy) => {
    expect(proxyOf('http://api.example', { HTTP_PROXY: proxy })).toBe('socks5://host:1080');
  });

  it.each(['socks4://host:1080', 'ftp://host'])('refuses %s before anything is sent', (proxy) => {
    expect(() => proxyOf('https://api.example', { HTTPS_PROXY: proxy })).toThrow(
      /^HTTPS_PROXY is the address of a proxy that is not known: use http:\/\/, https:\/\/ or socks5:\/\//,
    );
  });

  it('excepts an address of IPv6', () => {
    expect(proxyOf('https://[::1]:8443', { HTTPS_PROXY, no_proxy: '[::1]:8443' })).toBeUndefined();
  });

  it.each(['HTTPS_PROXY', 'HTTP_PROXY'])('refuses a %s that is no address', (name) => {
    expect(() => proxyOf('https://api.example', { [name]: 'http://' })).toThrow(
      new UsageError(`${name} must be the address of a proxy, such as http://host:3128`),
    );
  });
});

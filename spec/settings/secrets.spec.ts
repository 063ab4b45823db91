import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secretsOf } from '../../src/settings/secrets.js';

const settingsOf = (record: Record<string, string>) => ({ get: (name: string) => record[name] });

function redactorOf(key: string) {
  const { settings, redact } = secretsOf(settingsOf({ OPENAI_API_KEY: key }));
  settings.get('OPENAI_API_KEY');
  return redact;
}

/** Every character by its code in four hexadecimal digits; in an address only those that are one byte. */
function escaped(text: string, write: (code: string) => string, kind: 'all' | 'latin' = 'all'): string {
  return [...text]
    .map((character) =>
      kind === 'latin' && character > '~'
        ? encodeURIComponent(character)
        : write(character.charCodeAt(0).toString(16).padStart(4, '0')),
    )
    .join('');
}

describe('secretsOf', () => {
  const key = 'sk-A/b+c"d\\e?f=g é';

  it.each([
    { form: 'as it is', written: key },
    { form: 'in small letters, as hosts are', written: key.toLowerCase() },
    { form: 'in an address', written: encodeURIComponent(key) },
    {
      form: 'in an address, in small letters',
      written: encodeURIComponent(key).replace(/%../g, (percent) => percent.toLowerCase()),
    },
    { form: 'in JSON', written: JSON.stringify(key).slice(1, -1) },
    {
      form: 'in JSON with escaped slashes',
      written: JSON.stringify(key).slice(1, -1).replaceAll('/', '\\/'),
    },
    { form: 'in base64', written: Buffer.from(key).toString('base64') },
    { form: 'in base64 without padding', written: Buffer.from(key).toString('base64').replace(/=+$/, '') },
    { form: 'in base64url', written: Buffer.from(key).toString('base64url') },
    { form: 'in capitals', written: key.toUpperCase() },
    { form: 'in an address, in capitals', written: encodeURIComponent(key.toUpperCase()) },
    {
      form: 'in an address, every character of it',
      written: escaped(key, (code) => `%${code.slice(-2)}`, 'latin'),
    },
    { form: 'in hexadecimal', written: Buffer.from(key).toString('hex') },
    { form: 'in hexadecimal capitals', written: Buffer.from(key).toString('hex').toUpperCase() },
    { form: 'in JSON with every character escaped', written: escaped(key, (code) => `\\u${code}`) },
    {
      form: 'in JSON with capitals in its escapes',
      written: escaped(key, (code) => `\\u${code.toUpperCase()}`),
    },
    { form: 'in JSON of ASCII alone', written: JSON.stringify(key).slice(1, -1).replace('é', '\\u00e9') },
    { form: 'in JSON as Go writes it', written: JSON.stringify(key).slice(1, -1).replace('=', '\\u003d') },
    { form: 'in base64 behind Bearer', written: Buffer.from(`Bearer ${key}`).toString('base64') },
    { form: 'in base64url behind Bearer', written: Buffer.from(`Bearer ${key}`).toString('base64url') },
  ])('removes a key written $form', ({ written }) => {
    expect(redactorOf(key)(`wrong key ${written}, sorry: ${written}`)).toBe('wrong key ***, sorry: ***');
  });

  it('leaves of a key in the base64 of a longer text what its neighbours share with it, and no more', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12 }), fc.string(), fc.string(), (anyKey, before, after) => {
        fc.pre(anyKey.trim().length >= 12);
        const text = Buffer.from(before + anyKey + after).toString('base64');
        const left = redactorOf(anyKey)(text).replaceAll('***', '');
        const whole = Buffer.byteLength(anyKey) * (8 / 6);
        expect(text.length - left.length).toBeGreaterThanOrEqual(Math.floor(whole) - 2);
      }),
    );
  });

  it('removes a private key of several lines from JSON', () => {
    const key = '-----BEGIN KEY-----\nMIIEvQ\n-----END KEY-----';
    expect(redactorOf(key)(JSON.stringify({ key }))).not.toContain('MIIEvQ');
  });

  it('takes time proportional to the text, whatever it is made of', () => {
    const redact = redactorOf('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab');
    expect(redact('a'.repeat(1_000_000))).toHaveLength(1_000_000);
    expect(redact('\\u0061%61'.repeat(100_000))).toHaveLength(900_000);
  });

  it('removes any key from any text around it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), fc.string(), fc.string(), (anyKey, before, after) => {
        fc.pre(anyKey.replaceAll('*', '').length > 3);
        expect(redactorOf(anyKey)(before + anyKey + after)).not.toContain(anyKey);
      }),
    );
  });

  it('leaves keys of fewer than 8 characters alone', () => {
    expect(redactorOf('ollama7')('ollama7 says')).toBe('ollama7 says');
  });

  it('removes a key that holds another key as a whole', () => {
    const { settings, redact } = secretsOf(settingsOf({ A_KEY: 'abcdefgh', B_KEY: 'abcdefgh-ijkl' }));
    settings.get('A_KEY');
    settings.get('B_KEY');

    expect(redact('abcdefgh-ijkl')).toBe('***');
  });

  it('knows from the start what looks like a key, whoever reads it', () => {
    const record = {
      MINE_API_KEY: 'mk-12345678',
      MINE_DB: 'postgres://me:letmein-please@db/mine',
      HOME: '/home/somebody',
    };
    const { settings, redact } = secretsOf({ ...settingsOf(record), names: () => Object.keys(record) });

    expect(redact('mk-12345678 letmein-please /home/somebody')).toBe('*** *** /home/somebody');
    expect(settings.names?.()).toStrictEqual(Object.keys(record));
  });

  it('knows only the keys that were asked for where settings tell no names', () => {
    const { redact } = secretsOf(settingsOf({ OPENAI_API_KEY: 'sk-12345678' }));

    expect(redact('sk-12345678')).toBe('sk-12345678');
  });

  it('takes no other setting for a secret', () => {
    const { settings, redact } = secretsOf(settingsOf({ OPENAI_BASE_URL: 'http://localhost:8080' }));
    settings.get('OPENAI_BASE_URL');

    expect(redact('tried http://localhost:8080')).toBe('tried http://localhost:8080');
  });

  it.each(['p@ssw0rd!', '50%-off-all'])('removes the password %s inside an address', (password) => {
    const address = `http://me:${password === '50%-off-all' ? password : encodeURIComponent(password)}@proxy:3128`;
    const { settings, redact } = secretsOf(settingsOf({ HTTPS_PROXY: address }));
    settings.get('HTTPS_PROXY');

    expect(redact(`${password} ${Buffer.from(`me:${password}`).toString('base64')}`)).toBe('*** ***');
  });
});

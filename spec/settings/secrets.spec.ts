import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secretsOf } from '../../src/settings/secrets.js';

const settingsOf = (record: Record<string, string>) => ({ get: (name: string) => record[name] });

function redactorOf(key: string) {
  const { settings, redact } = secretsOf(settingsOf({ OPENAI_API_KEY: key }));
  settings.get('OPENAI_API_KEY');
  return redact;
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
  ])('removes a key written $form', ({ written }) => {
    expect(redactorOf(key)(`wrong key ${written}, sorry: ${written}`)).toBe('wrong key ***, sorry: ***');
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

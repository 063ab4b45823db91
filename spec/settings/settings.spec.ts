import { once } from 'node:events';
import { chownSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { readSettings } from '../../src/settings/settings.js';

describe('readSettings', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'settings-'));
    mkdirSync(join(root, 'project', 'deep'), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const dotenv = (text: string, ...folders: string[]) => writeFileSync(join(root, ...folders, '.env'), text);
  const read = (env: Record<string, string | undefined>, ...folders: string[]) =>
    readSettings(env, join(root, ...folders));

  it('reads the environment', () => {
    dotenv('');

    expect(read({ OPENAI_API_KEY: 'sk-1' }).get('OPENAI_API_KEY')).toBe('sk-1');
  });

  it('reads a .env file, quotes, comments and `export` included', () => {
    dotenv('# keys\nexport A="one two" # three\nB=\'x\'\n');

    expect(['A', 'B', 'C'].map(read({}).get)).toStrictEqual(['one two', 'x', undefined]);
  });

  it('lets the environment win', () => {
    dotenv('A=file\nB=file\n');

    expect(['A', 'B'].map(read({ A: 'environment' }).get)).toStrictEqual(['environment', 'file']);
  });

  it('takes the nearest .env at or above the directory, and only that one', () => {
    dotenv('A=far\nB=far\n');
    dotenv('A=near\n', 'project');

    expect(['A', 'B'].map(read({}, 'project', 'deep').get)).toStrictEqual(['near', undefined]);
  });

  it('passes over the .env of another user further up, but takes it where it is asked for', () => {
    dotenv('A=far\n');
    const mayGiveAway = process.getuid?.() === 0;
    if (mayGiveAway) chownSync(join(root, '.env'), 12_345, 12_345);
    const owner = statSync(join(root, '.env')).uid;
    const readAs = (user: number, ...folders: string[]) =>
      readSettings({}, join(root, ...folders), user).get('A');

    expect(readAs(owner + 1, 'project', 'deep')).toBeUndefined();
    expect(readAs(owner, 'project', 'deep')).toBe('far');
    expect(readAs(owner + 1)).toBe('far');
    if (mayGiveAway) chownSync(join(root, '.env'), 0, 0);
    expect(readAs(mayGiveAway ? owner + 1 : owner, 'project')).toBe('far');
  });

  it('reads a .env in UTF-16, as PowerShell writes it', () => {
    writeFileSync(join(root, '.env'), Buffer.from('\uFEFFA=one\r\nB=\u00e9\r\n', 'utf16le'));
    expect(['A', 'B'].map(read({}).get)).toStrictEqual(['one', '\u00e9']);
  });

  it('looks further up when .env is a folder', () => {
    dotenv('A=far\n');
    mkdirSync(join(root, 'project', '.env'));

    expect(read({}, 'project').get('A')).toBe('far');
  });

  it('looks further up where it may not look, as in a folder that is private', () => {
    dotenv('A=above');
    writeFileSync(join(root, 'file'), '');

    expect(read({}, 'file', 'below').get('A')).toBe('above');
  });

  it('takes an empty value for a missing one', () => {
    dotenv('A=file\nB=  \n');

    expect(['A', 'B'].map(read({ A: ' ' }).get)).toStrictEqual(['file', undefined]);
  });

  it('names once each all that have a value, those of the .env file included', () => {
    dotenv('A=file\nB=file\nC=\n');

    expect(read({ A: 'environment', D: 'x', E: ' ' }).names?.()).toStrictEqual(['A', 'D', 'B']);
  });

  it('knows no setting by the name of an inherited property', () => {
    dotenv('');

    expect(read({}).get('constructor')).toBeUndefined();
  });

  it('refuses a .env that cannot be read', async () => {
    const server = createServer().listen(join(root, '.env'));
    await once(server, 'listening');

    expect(() => read({})).toThrow(UsageError);

    await promisify(server.close.bind(server))();
  });
});

import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstValueFrom, forkJoin } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { RowError, UsageError } from '../../src/errors.js';
import { textFile } from '../../src/prompt/textFile.js';
import type { TextSource } from '../../src/prompt/textSource.js';
import { temporaryFolder } from '../support/temporaryFolder.js';

const load = (source: TextSource, variables: Record<string, string> = {}) =>
  firstValueFrom(source.load(variables));

/** secret.txt beside docs/{a.md, deep/b.md, link -> .., linked.md -> ../secret.txt, own.md -> a.md} */
function folderWithLinks(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'docs', 'deep'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'docs', 'a.md'), 'text of a');
  writeFileSync(join(folder, 'docs', 'deep', 'b.md'), 'text of b');
  symlinkSync('..', join(folder, 'docs', 'link'));
  symlinkSync('../secret.txt', join(folder, 'docs', 'linked.md'));
  symlinkSync('a.md', join(folder, 'docs', 'own.md'));
  return folder;
}

describe('textFile with a fixed path', () => {
  it('reads the file once, when it is first asked for', async () => {
    const path = join(temporaryFolder(), 'prompt.txt');
    const source = textFile(path);
    writeFileSync(path, '\uFEFFHi {{name}}\u00e9\n');
    const expected = { name: 'prompt.txt', text: 'Hi {{name}}\u00e9\n' };
    expect(await firstValueFrom(forkJoin([source.load({}), source.load({})]))).toEqual([expected, expected]);
    rmSync(path);
    let emitted: unknown;
    source.load({}).subscribe((text) => {
      emitted = text;
    });
    expect(emitted).toEqual(expected);
  });

  it('has its text at hand once it has been read', async () => {
    const path = join(temporaryFolder(), 'prompt.txt');
    writeFileSync(path, 'Hi');
    const source = textFile(path);
    expect(source.fixed).toBeUndefined();

    const text = await load(source);
    expect(source.fixed).toBe(text);
  });

  it('takes escaped braces as part of the path', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '{{a}}.txt'), 'braces');
    expect(await load(textFile(join(folder, '\\{{a}}.txt')))).toEqual({ name: '{{a}}.txt', text: 'braces' });
  });

  it('refuses a missing file, naming it', async () => {
    const path = join(temporaryFolder(), 'none.txt');
    const failure = load(textFile(path));
    await expect(failure).rejects.toBeInstanceOf(UsageError);
    await expect(failure).rejects.toThrow(`there is no file '${path}'`);
  });

  it('refuses a file that is not UTF-8', async () => {
    const path = join(temporaryFolder(), 'latin.txt');
    writeFileSync(path, Buffer.from('caf\xe9', 'latin1'));
    await expect(load(textFile(path))).rejects.toThrow(
      new UsageError(`'${path}' cannot be read: it is not UTF-8 at byte 3`),
    );
  });
});

describe('textFile with placeholders in its path', () => {
  it('never has a text that is good for every row', async () => {
    const source = textFile(join(folderWithLinks(), 'docs', '{{name}}'));
    await load(source, { name: 'a.md' });

    expect(source.fixed).toBeUndefined();
  });

  it.each([
    { title: 'a file name', name: 'a.md', expected: { name: 'a.md', text: 'text of a' } },
    { title: 'folders', name: 'deep/b.md', expected: { name: 'b.md', text: 'text of b' } },
    { title: 'a link that stays inside', name: 'own.md', expected: { name: 'own.md', text: 'text of a' } },
  ])('resolves $title per row', async ({ name, expected }) => {
    expect(await load(textFile(join(folderWithLinks(), 'docs/{{name}}')), { name })).toEqual(expected);
  });

  it('reads a file that many rows name once', async () => {
    const folder = folderWithLinks();
    const source = textFile(join(folder, 'docs', '{{name}}.md'));
    await load(source, { name: 'a' });
    rmSync(join(folder, 'docs', 'a.md'));
    expect(await load(source, { name: 'a' })).toMatchObject({ text: 'text of a' });
  });

  it.each([
    { title: 'a parent folder', name: '../secret.txt' },
    { title: 'a parent folder on the way', name: 'deep/../../secret.txt' },
    { title: 'a parent folder in the Windows way', name: 'deep\\..\\..\\secret.txt' },
    { title: 'an absolute path', name: '/etc/passwd' },
    { title: 'an absolute path of Windows', name: 'C:\\secret.txt' },
    { title: 'a host of Windows', name: '\\\\host\\share' },
  ])('refuses $title', async ({ name }) => {
    await expect(load(textFile(join(folderWithLinks(), 'docs', '{{name}}')), { name })).rejects.toThrow(
      new RowError(`'${name}' in a path must neither be absolute nor hold '..'`),
    );
  });

  it.each([
    { title: 'a link to a file outside', name: 'linked.md' },
    { title: 'a link to a folder outside', name: 'link/secret.txt' },
  ])('refuses $title', async ({ name }) => {
    const docs = join(folderWithLinks(), 'docs/');
    await expect(load(textFile(`${docs}{{name}}`), { name })).rejects.toThrow(
      new RowError(`'${docs}${name}' cannot be read: it leads out of '${docs}'`),
    );
  });

  it.each([
    { title: 'a missing file', name: 'none.md', reason: 'there is no file' },
    { title: 'a folder', name: 'deep', reason: 'it is a folder' },
    { title: 'an empty value', name: '', reason: 'it is a folder' },
    { title: 'NUL', name: 'a\0.md', reason: 'null bytes' },
    { title: 'a name that is too long', name: 'x'.repeat(5000), reason: 'its name is too long' },
  ])('says of a row with $title why it cannot be read', async ({ name, reason }) => {
    const failure = load(textFile(join(folderWithLinks(), 'docs', '{{name}}')), { name });
    await expect(failure).rejects.toBeInstanceOf(RowError);
    await expect(failure).rejects.toThrow(reason);
  });

  it('says which value a row lacks', async () => {
    await expect(load(textFile('docs/{{a}}.md'), {})).rejects.toThrow(
      new RowError("Variable '{{a}}' in path 'docs/{{a}}.md' has no value"),
    );
  });

  it('may lie in a parent folder itself', async () => {
    const folder = folderWithLinks();
    expect(await load(textFile(`${folder}/docs/../{{name}}.txt`), { name: 'secret' })).toMatchObject({
      text: 'secret',
    });
  });
});

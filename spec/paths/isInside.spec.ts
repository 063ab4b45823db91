import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isInside } from '../../src/paths/isInside.js';
import { temporaryFolder } from '../support/temporaryFolder.js';

/** out/{a/, own -> a, away -> .., file, dangling -> ../none, loop -> loop} */
function folderWithLinks(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'out', 'a'), { recursive: true });
  writeFileSync(join(folder, 'out', 'file'), '');
  symlinkSync('a', join(folder, 'out', 'own'));
  symlinkSync('..', join(folder, 'out', 'away'));
  symlinkSync('../none', join(folder, 'out', 'dangling'));
  symlinkSync('a/none', join(folder, 'out', 'danglingInside'));
  symlinkSync('loop', join(folder, 'out', 'loop'));
  symlinkSync('out', join(folder, 'alias'));
  return folder;
}

describe('isInside', () => {
  it.each([
    { title: 'the folder itself', path: 'out', expected: true },
    { title: 'a file in it', path: 'out/file', expected: true },
    { title: 'what does not exist yet', path: 'out/x/y/z.csv', expected: true },
    { title: 'a name that starts with two dots', path: 'out/..x', expected: true },
    { title: 'a link that stays inside', path: 'out/own/x.csv', expected: true },
    { title: 'a link to nothing that stays inside', path: 'out/danglingInside', expected: true },
    { title: 'a path under a file', path: 'out/file/x', expected: true },
    { title: 'the folder by another name', path: 'alias/x.csv', expected: true },
    { title: 'a parent', path: 'out/..', expected: false },
    { title: 'a neighbour with the same start', path: 'out2/x', expected: false },
    { title: 'a link that leads out', path: 'out/away', expected: false },
    { title: 'what would be behind it', path: 'out/away/new/x.csv', expected: false },
    { title: 'a link to nothing that leads out', path: 'out/dangling', expected: false },
    { title: 'what would be behind that one', path: 'out/dangling/x', expected: false },
  ])('says $expected of $title', ({ path, expected }) => {
    const folder = folderWithLinks();
    expect(isInside(join(folder, 'out'), `${folder}/${path}`)).toBe(expected);
  });

  it('knows a folder that is itself a link, and one that does not exist', () => {
    const folder = folderWithLinks();
    expect(isInside(join(folder, 'alias'), join(folder, 'out', 'file'))).toBe(true);
    expect(isInside(join(folder, 'none'), join(folder, 'none', 'x.csv'))).toBe(true);
    expect(isInside(join(folder, 'none'), join(folder, 'out', 'x.csv'))).toBe(false);
  });

  it('throws what keeps it from knowing', () => {
    const folder = folderWithLinks();
    expect(() => isInside(join(folder, 'out'), join(folder, 'out', 'loop', 'x'))).toThrow('ELOOP');
  });
});

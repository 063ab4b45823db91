import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { unreadable } from '../../src/paths/unreadable.js';
import { temporaryFolder } from '../support/temporaryFolder.js';

describe('unreadable', () => {
  it('says in words that a file is missing, is a folder, or lies below no folder', async () => {
    const said = async (path: string) =>
      readFile(path).then(String, (cause: unknown) => unreadable('it', cause));
    expect(await said(`${temporaryFolder()}/none.txt`)).toBe('there is no file it');
    expect(await said(temporaryFolder())).toBe('it cannot be read: it is a folder');
    expect(await said(`${import.meta.filename}/a`)).toBe(
      'it cannot be read: a part of its path is no folder',
    );
  });

  it('says what else an error says', () => {
    expect(unreadable('it', new Error('it is on fire'))).toBe('it cannot be read: it is on fire');
  });
});

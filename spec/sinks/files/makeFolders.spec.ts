import { existsSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OutputError } from '../../../src/errors.js';
import { makeFolders } from '../../../src/sinks/files/makeFolders.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';

describe('makeFolders', () => {
  it('makes all folders on the way to a file, and not the file', () => {
    const path = join(temporaryFolder(), 'a', 'b', 'c', 'results.csv');
    makeFolders(path);

    expect(statSync(dirname(path)).isDirectory()).toBe(true);
    expect(existsSync(path)).toBe(false);
  });

  it('leaves alone what is there, behind a link, too', () => {
    const folder = temporaryFolder();
    symlinkSync('.', join(folder, 'link'));
    makeFolders(join(folder, 'link', 'results.csv'));
    makeFolders('results.csv');

    expect(existsSync(join(folder, 'link'))).toBe(true);
  });

  it('makes a folder that has another name once it is there', () => {
    const folder = temporaryFolder();
    makeFolders(`${folder}/a/./results.csv`);
    makeFolders(`${folder}/b/../results.csv`);

    expect(readdirSync(folder)).toEqual(['a', 'b']);
  });

  it('says when a file is in the way', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');

    expect(() => makeFolders(join(file, 'results.csv'))).toThrow(
      new OutputError(`cannot write ${join(file, 'results.csv')}: ${file} is no folder`),
    );
    expect(() => makeFolders(join(file, 'deep', 'results.csv'))).toThrow(OutputError);
    expect(() => makeFolders(join(file, 'results.csv'))).toThrow(
      expect.objectContaining({ cause: expect.objectContaining({ code: 'EEXIST' }) }),
    );
  });

  it.runIf(existsSync('/proc/self'))('gives up inside a folder that takes no others', () => {
    expect(() => makeFolders('/proc/parallamr/deep/results.csv')).toThrow(
      /^cannot write \/proc\/parallamr\/deep\/results\.csv: .*ENOENT/,
    );
  });
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OutputError } from '../../../src/errors.js';
import { outputKind } from '../../../src/sinks/files/outputKind.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';

describe('outputKind', () => {
  it('knows a regular file, also behind a link', () => {
    const folder = temporaryFolder();
    writeFileSync(`${folder}/results.csv`, '');
    symlinkSync('results.csv', `${folder}/link.csv`);
    expect(outputKind(`${folder}/results.csv`)).toBe('file');
    expect(outputKind(`${folder}/link.csv`)).toBe('file');
  });

  it('knows what is not there yet', () => {
    expect(outputKind(`${temporaryFolder()}/a/results.csv`)).toBe('missing');
  });

  it('takes a FIFO for a stream', () => {
    const path = `${temporaryFolder()}/fifo`;
    execFileSync('mkfifo', [path]);
    expect(outputKind(path)).toBe('stream');
  });

  it.each([
    '/dev/null',
    '/dev/stdout',
    '/dev/stderr',
    '/dev/../dev/stdout',
    '/dev/fd/1',
    '/proc/self/fd/1',
    '/dev/fd/63',
  ])('takes %s for a stream, whatever it leads to', (path) => {
    expect(outputKind(path)).toBe('stream');
  });

  it('refuses what is written like a folder, although nothing is there yet', () => {
    const path = `${temporaryFolder()}/folder/`;
    expect(() => outputKind(path)).toThrow(new OutputError(`cannot write ${path}: it is a folder`));
  });

  it('refuses a folder', () => {
    const path = `${temporaryFolder()}/folder`;
    mkdirSync(path);
    expect(() => outputKind(path)).toThrow(OutputError);
    expect(() => outputKind(path)).toThrow(`cannot write ${path}: it is a folder`);
  });

  it('refuses a path through a file', () => {
    const path = `${temporaryFolder()}/file`;
    writeFileSync(path, '');
    expect(() => outputKind(`${path}/results.csv`)).toThrow('a part of its path is no folder');
  });
});

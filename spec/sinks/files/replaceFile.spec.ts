import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { concat, defer, EMPTY, lastValueFrom, map, NEVER, of, range, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { OutputError } from '../../../src/errors.js';
import { removeLeftover } from '../../../src/sinks/files/atomicFile.js';
import { replaceFile } from '../../../src/sinks/files/replaceFile.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';

function oldFile() {
  const folder = temporaryFolder();
  const path = `${folder}/results.csv`;
  writeFileSync(path, 'old\n');
  return { folder, path };
}

function done(source: ReturnType<typeof replaceFile>): Promise<unknown> {
  return lastValueFrom(source, { defaultValue: undefined });
}

describe('replaceFile', () => {
  it('replaces the content and leaves nothing else behind', async () => {
    const { folder, path } = oldFile();
    await done(replaceFile(path, range(0, 1000).pipe(map((row) => `${row}\n`))));
    expect(readFileSync(path, 'utf8')).toBe(Array.from({ length: 1000 }, (_, row) => `${row}\n`).join(''));
    expect(readdirSync(folder)).toStrictEqual(['results.csv']);
  });

  it('changes nothing before all is there', async () => {
    const { path } = oldFile();
    const seen: string[] = [];
    const look = defer(() => {
      seen.push(readFileSync(path, 'utf8'));
      return EMPTY;
    });
    await done(replaceFile(path, concat(range(0, 1000).pipe(map((row) => `${row}\n`)), look)));
    expect(seen).toStrictEqual(['old\n']);
  });

  it('keeps the old file when the new one cannot be made', async () => {
    const { folder, path } = oldFile();
    const broken = throwError(() => new Error('broken'));
    await expect(done(replaceFile(path, concat(of('new\n'), broken)))).rejects.toThrow(
      new OutputError(`cannot write ${path}: broken`),
    );
    expect(readFileSync(path, 'utf8')).toBe('old\n');
    expect(readdirSync(folder)).toStrictEqual(['results.csv']);
  });

  it('keeps the old file when it is unsubscribed', () => {
    const { folder, path } = oldFile();
    replaceFile(path, concat(of('new\n'), NEVER))
      .subscribe()
      .unsubscribe();
    expect(readFileSync(path, 'utf8')).toBe('old\n');
    expect(readdirSync(folder)).toStrictEqual(['results.csv']);
  });

  it('keeps who may read the file', async () => {
    const { path } = oldFile();
    chmodSync(path, 0o640);
    await done(replaceFile(path, of('new\n')));
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it('lets nobody else read the new content on the way', () => {
    const { folder, path } = oldFile();
    chmodSync(path, 0o600);
    const replacing = replaceFile(path, concat(of('new\n'), NEVER)).subscribe();
    const [copy = ''] = readdirSync(folder).filter((name) => name !== 'results.csv');
    expect(statSync(`${folder}/${copy}`).mode & 0o777).toBe(0o600);
    replacing.unsubscribe();
  });

  it('does not follow a link that somebody has put in its way', async () => {
    const { folder, path } = oldFile();
    const victim = `${temporaryFolder()}/victim`;
    writeFileSync(victim, 'mine');
    symlinkSync(victim, `${folder}/results.csv.parallamr-tmp`);
    await done(replaceFile(path, of('new\n')));
    expect(readFileSync(victim, 'utf8')).toBe('mine');
    expect(readFileSync(path, 'utf8')).toBe('new\n');
  });

  it('replaces what a link leads to, not the link', async () => {
    const { folder, path } = oldFile();
    symlinkSync('results.csv', `${folder}/link.csv`);
    await done(replaceFile(`${folder}/link.csv`, of('new\n')));
    expect(readFileSync(path, 'utf8')).toBe('new\n');
  });

  it('says which file is not there', async () => {
    const path = `${temporaryFolder()}/results.csv`;
    await expect(done(replaceFile(path, of('new\n')))).rejects.toThrow(`cannot write ${path}: ENOENT`);
    expect(existsSync(path)).toBe(false);
  });
});

describe('removeLeftover', () => {
  it('removes what a killed run has left, if it has', () => {
    const { folder, path } = oldFile();
    replaceFile(path, concat(of('x'.repeat(10)), NEVER)).subscribe();
    expect(readdirSync(folder)).toHaveLength(2);
    removeLeftover(path);
    removeLeftover(path);
    expect(readdirSync(folder)).toStrictEqual(['results.csv']);
  });

  it('names the file that cannot be replaced', async () => {
    const path = `${temporaryFolder()}/missing.csv`;
    await expect(done(replaceFile(path, EMPTY))).rejects.toThrow(`cannot write ${path}: ENOENT`);
  });
});

import { chownSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AtomicFile } from '../../../src/sinks/files/atomicFile.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';

function oldFile(): string {
  const path = `${temporaryFolder()}/results.csv`;
  writeFileSync(path, 'old\n');
  return path;
}

describe('AtomicFile', () => {
  it('lets go after it has taken its place', () => {
    const path = oldFile();
    const file = new AtomicFile(path);
    file.append('new\n');
    file.commit();
    expect(() => file.unsubscribe()).not.toThrow();
    expect(readFileSync(path, 'utf8')).toBe('new\n');
    expect(existsSync(`${path}.parallamr-tmp`)).toBe(false);
  });

  it('does nothing more once it has let go', () => {
    const path = oldFile();
    const file = new AtomicFile(path);
    file.append('new\n');
    file.unsubscribe();
    file.append('more\n');
    file.commit();
    file.unsubscribe();
    expect(readFileSync(path, 'utf8')).toBe('old\n');
    expect(existsSync(`${path}.parallamr-tmp`)).toBe(false);
  });

  it.runIf(existsSync('/proc/self/fd'))('leaves no file open, whether it has taken its place or not', () => {
    const path = oldFile();
    const before = readdirSync('/proc/self/fd').length;
    for (let time = 0; time < 10; time++) {
      const file = new AtomicFile(path);
      if (time % 2 === 0) file.commit();
      file.unsubscribe();
    }
    expect(readdirSync('/proc/self/fd')).toHaveLength(before);
  });

  it.runIf(process.getuid?.() === 0)('leaves the file to whom it belonged', () => {
    const path = oldFile();
    chownSync(path, 12_345, 54_321);
    const file = new AtomicFile(path);
    file.commit();
    file.unsubscribe();
    expect(statSync(path)).toMatchObject({ uid: 12_345, gid: 54_321 });
  });
});

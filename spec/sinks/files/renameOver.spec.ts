import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renameOver } from '../../../src/sinks/files/renameOver.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';

function busy(times: number, code = 'EPERM') {
  const seen = { renames: 0, waitedMs: 0 };
  const rename = () => {
    seen.renames += 1;
    if (seen.renames <= times) throw Object.assign(new Error('busy'), { code });
  };
  const pause = (ms: number) => {
    seen.waitedMs += ms;
  };
  return { seen, rename, pause };
}

describe('renameOver', () => {
  it('puts one file in the place of the other', () => {
    const folder = temporaryFolder();
    writeFileSync(`${folder}/new`, 'new');
    writeFileSync(`${folder}/old`, 'old');
    renameOver(`${folder}/new`, `${folder}/old`);
    expect(readFileSync(`${folder}/old`, 'utf8')).toBe('new');
  });

  it.each(['EPERM', 'EACCES', 'EBUSY'])('waits on Windows for whoever holds a file: %s', (code) => {
    const { seen, ...system } = busy(3, code);
    renameOver('a', 'b', { platform: 'win32', ...system });
    expect(seen).toStrictEqual({ renames: 4, waitedMs: 150 });
  });

  it.each([
    { title: 'elsewhere', platform: 'linux', code: 'EPERM', renames: 1 },
    { title: 'where nothing will change', platform: 'win32', code: 'ENOENT', renames: 1 },
    { title: 'for more than a second', platform: 'win32', code: 'EBUSY', renames: 20 },
  ] as const)('does not wait $title', ({ platform, code, renames }) => {
    const { seen, ...system } = busy(100, code);
    expect(() => renameOver('a', 'b', { platform, ...system })).toThrow('busy');
    expect(seen.renames).toBe(renames);
  });

  it('lets the whole process wait where it is told nothing else', () => {
    const { rename } = busy(1);
    const start = performance.now();
    renameOver('a', 'b', { platform: 'win32', rename });
    expect(performance.now() - start).toBeGreaterThan(40);
  });
});

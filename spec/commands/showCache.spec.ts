import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { files } from './support/files.js';
import { runMain } from './support/runMain.js';

/** A cache with an old answer, a new one, and a file that is none. */
function cache() {
  const folder = files({ 'notes.txt': 'mine' })('');
  mkdirSync(join(folder, 'ab'));
  const [old, young] = ['0', '1'].map((digit) => join(folder, 'ab', `${digit.repeat(62)}.json`));
  for (const path of [old, young]) writeFileSync(String(path), '{}');
  utimesSync(String(old), 0, 0);
  return { folder, old: String(old), young: String(young), note: join(folder, 'notes.txt') };
}

describe('cache', () => {
  it('tells how many answers there are', async () => {
    const { folder } = cache();
    const { code, stdout } = await runMain(['cache', folder]);
    expect([code, stdout]).toEqual([0, expect.stringContaining('2 answers')]);
  });

  it('deletes what is old, and no file that is no answer', async () => {
    const { folder, old, young, note } = cache();
    const { stdout } = await runMain(['cache', folder, '--prune', '1d']);
    expect(stdout).toContain('1 answer deleted');
    expect([old, young, note].map((path) => existsSync(path))).toEqual([false, true, true]);
  });

  it('deletes all answers where it is told to', async () => {
    const { folder, young, note } = cache();
    await runMain(['cache', folder, '--clear']);
    expect([young, note].map((path) => existsSync(path))).toEqual([false, true]);
  });
});

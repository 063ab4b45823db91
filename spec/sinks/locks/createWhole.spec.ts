import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createWhole } from '../../../src/sinks/locks/createWhole.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';
import { startProgram } from '../support/compiled.js';

it('creates a file once, and leaves nothing else behind', () => {
  const folder = temporaryFolder();
  const path = `${folder}/lock`;
  const { isNew, atMs } = createWhole(path, 'mine');
  expect(isNew).toBe(true);
  expect(Math.abs(atMs - Date.now())).toBeLessThan(60_000);
  expect(createWhole(path, 'yours').isNew).toBe(false);
  expect(readFileSync(path, 'utf8')).toBe('mine');
  expect(readdirSync(folder)).toEqual(['lock']);
});

it('says why it cannot', () => {
  expect(() => createWhole(`${temporaryFolder()}/missing/lock`, 'mine')).toThrow('ENOENT');
});

it('creates a file where there are no links', () => {
  const folder = temporaryFolder();
  const path = `${folder}/lock`;
  const link = () => {
    throw Object.assign(new Error('no links here'), { code: 'EPERM' });
  };
  expect(createWhole(path, 'mine', { link }).isNew).toBe(true);
  expect(createWhole(path, 'yours', { link }).isNew).toBe(false);
  expect(readFileSync(path, 'utf8')).toBe('mine');
  expect(readdirSync(folder)).toEqual(['lock']);
});

it('says why it cannot where the folder goes meanwhile', () => {
  const folder = `${temporaryFolder()}/going`;
  mkdirSync(folder);
  const link = () => {
    rmSync(folder, { recursive: true });
    throw Object.assign(new Error('no links here'), { code: 'EPERM' });
  };
  expect(() => createWhole(`${folder}/lock`, 'mine', { link })).toThrow(/ENOENT.*open/);
});

it('does not come between a lock that is there and its owner', () => {
  const path = `${temporaryFolder()}/lock`;
  const link = () => {
    throw Object.assign(new Error('it was there'), { code: 'EEXIST' });
  };
  expect(createWhole(path, 'mine', { link }).isNew).toBe(false);
  expect(existsSync(path)).toBe(false);
});

it.runIf(existsSync('/proc/self/fd'))('leaves no file open', () => {
  const folder = temporaryFolder();
  const before = readdirSync('/proc/self/fd').length;
  for (let index = 0; index < 10; index++) createWhole(`${folder}/${index}`, 'mine');
  expect(readdirSync('/proc/self/fd')).toHaveLength(before);
});

it('shows a file to nobody before its content is there', async () => {
  const path = `${temporaryFolder()}/lock`;
  const reader = startProgram(`
    import { existsSync, readFileSync } from 'node:fs';
    console.log('here');
    const seen = new Set();
    while (!existsSync(${JSON.stringify(`${path}.end`)})) {
      try { seen.add(readFileSync(${JSON.stringify(path)}, 'utf8')); } catch {}
    }
    console.log([...seen].join());
  `);
  await once(reader.stdout, 'data');
  for (let round = 0; round < 2000; round++) {
    createWhole(path, 'mine');
    rmSync(path);
  }
  writeFileSync(`${path}.end`, '');
  const [seen] = await once(reader.stdout, 'data');
  expect(['', 'mine']).toContain(String(seen).trim());
  expect(String(seen)).not.toContain(',');
});

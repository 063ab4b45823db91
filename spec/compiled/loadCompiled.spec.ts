import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCompiled } from '../../src/compiled/loadCompiled.js';
import { temporaryFolder } from '../support/temporaryFolder.js';

const SOURCE = `
  const { join } = require('node:path');
  require('./beside.cjs').times += 1;
  exports.times = () => require('./beside.cjs').times;
  exports.words = () => [join('a', 'b'), require('./beside.cjs').word, __filename];
`;

interface Loaded {
  times(): number;
  words(): readonly string[];
}

/** A module with others beside it, in a folder of its own, and a folder for what is compiled. */
function given(source = SOURCE) {
  const [place, folder] = [temporaryFolder(), temporaryFolder()];
  const file = join(place, 'run.cjs');
  writeFileSync(file, source);
  writeFileSync(join(place, 'beside.cjs'), "exports.word = 'beside'; exports.times = 0;");
  const kept = () => join(folder, readdirSync(folder)[0] ?? 'nothing');
  const required = () => createRequire(file)(file) as Loaded;
  return { file, folder, kept, required };
}

describe('loadCompiled', () => {
  it('gives the module to whoever requires it, with what it requires itself', () => {
    const { file, folder, required } = given();
    loadCompiled(file, { folder }).keep();
    loadCompiled(file, { folder });
    expect(required().words()).toEqual([join('a', 'b'), 'beside', file]);
  });

  it('runs the module once', () => {
    const { file, folder, required } = given();
    loadCompiled(file, { folder });
    expect(required().times()).toBe(1);
  });

  it('takes the code that was kept', () => {
    const { file, folder } = given();
    const first = loadCompiled(file, { folder });
    first.keep();
    expect([first.wasKept, loadCompiled(file, { folder }).wasKept]).toEqual([false, true]);
  });

  it('keeps it for the user alone, in one file, and not anew when it was kept', () => {
    const { file, folder, kept } = given();
    loadCompiled(file, { folder }).keep();
    const { mtimeNs, mode } = statSync(kept(), { bigint: true });
    loadCompiled(file, { folder }).keep();
    expect(readdirSync(folder)).toHaveLength(1);
    expect(Number(mode) & 0o077).toBe(0);
    expect(statSync(kept(), { bigint: true }).mtimeNs).toBe(mtimeNs);
  });

  it.each([
    { what: 'is damaged', damage: (code: Buffer) => code.fill(7, code.length - 9) },
    { what: 'was cut off', damage: (code: Buffer) => code.subarray(0, code.length - 9) },
    { what: 'is empty', damage: () => Buffer.alloc(0) },
  ])('compiles anew, and keeps that, where the code that was kept $what', ({ damage }) => {
    const { file, folder, kept, required } = given();
    loadCompiled(file, { folder }).keep();
    writeFileSync(kept(), damage(readFileSync(kept())));

    const anew = loadCompiled(file, { folder });
    anew.keep();
    expect([anew.wasKept, required().words()[1]]).toEqual([false, 'beside']);
    expect(loadCompiled(file, { folder }).wasKept).toBe(true);
  });

  it('takes no code of another source, were it as long', () => {
    const { file, folder } = given();
    loadCompiled(file, { folder }).keep();
    writeFileSync(file, SOURCE.replace("'a', 'b'", "'c', 'd'"));
    expect(loadCompiled(file, { folder }).wasKept).toBe(false);
  });

  it.skipIf(process.getuid === undefined)('takes no code that belongs to somebody else', () => {
    const { file, folder, kept } = given();
    const user = 4321;
    loadCompiled(file, { folder, user }).keep();
    expect(kept()).toContain('4321');
    expect(loadCompiled(file, { folder, user }).wasKept).toBe(false);
  });

  it('leaves nothing behind where its place is taken', () => {
    const { file, folder, kept } = given();
    loadCompiled(file, { folder }).keep();
    const place = kept();
    rmSync(place);
    mkdirSync(join(place, 'held'), { recursive: true });

    loadCompiled(file, { folder }).keep();
    expect(readdirSync(folder)).toEqual([basename(place)]);
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe in its place', () => {
    const { file, folder, kept, required } = given();
    loadCompiled(file, { folder }).keep();
    const place = kept();
    rmSync(place);
    execFileSync('mkfifo', [place]);

    expect(loadCompiled(file, { folder }).wasKept).toBe(false);
    expect(required().words()).toHaveLength(3);
  });

  it.each(['missing', 'a file'])('does without a folder that is %s', (name) => {
    const { file, folder, required } = given();
    const place = join(folder, name);
    if (name === 'a file') writeFileSync(place, '');

    loadCompiled(file, { folder: place }).keep();
    expect(readdirSync(folder)).toEqual(name === 'a file' ? [name] : []);
    expect(required().words()).toHaveLength(3);
  });
});

import { describe, expect, it } from 'vitest';
import { spillFile } from '../../src/queues/spillFile.js';
import { temporaryFolder } from '../support/temporaryFolder.js';
import { openFilesIn } from './openFilesIn.js';

describe('spillFile', () => {
  it('gives back its blocks in order, between writes too', () => {
    const file = spillFile(temporaryFolder());
    file.write(Buffer.from('one'));
    file.write(Buffer.from('two!'));
    expect(file.read().toString()).toBe('one');
    file.write(Buffer.from('three'));
    expect([file.blocks, file.bytes]).toEqual([2, 12]);
    expect(file.read().toString()).toBe('two!');
    expect(file.read().toString()).toBe('three');
    expect(file.blocks).toBe(0);
    file.close();
  });

  it.runIf(process.platform === 'linux')('can be read by its owner only', () => {
    const folder = temporaryFolder();
    const file = spillFile(folder);
    expect(openFilesIn(folder)).toMatchObject([{ mode: 0o600 }]);
    file.close();
  });
});

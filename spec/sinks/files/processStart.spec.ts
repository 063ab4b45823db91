import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { processStart } from '../../../src/sinks/files/processStart.js';
import { startProgram } from '../support/compiled.js';

describe('processStart', () => {
  it('is the same at every look, and another for another process', async () => {
    const other = startProgram(`console.log('here'); setInterval(() => {}, 1000);`);
    await once(other.stdout, 'data');
    expect(processStart(process.pid)).toMatch(/./);
    expect(processStart(process.pid)).toBe(processStart(process.pid));
    expect(processStart(other.pid ?? 0)).toMatch(/./);
    expect(processStart(other.pid ?? 0)).not.toBe(processStart(process.pid));
  });

  it('knows that a process is gone', async () => {
    const other = startProgram('');
    await once(other, 'exit');
    expect(processStart(other.pid ?? 0)).toBeUndefined();
  });
});

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const example = fileURLToPath(new URL('../../examples/embed.mjs', import.meta.url));

describe('examples/embed.mjs', () => {
  it('runs its own source through the lanes into its own sink', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [example]);

    const lines = stdout.trim().split('\n');
    expect([...lines].sort()).toEqual([
      '-- 6 results written',
      '-- all rows read',
      'echo: Say something about bees. (ok)',
      'echo: Say something about glass. (ok)',
      'echo: Say something about yeast. (ok)',
      'shout: SAY SOMETHING ABOUT MOSS. (ok)',
      'shout: SAY SOMETHING ABOUT RUST. (ok)',
      'shout: SAY SOMETHING ABOUT TIDES. (ok)',
    ]);
    expect(lines.at(-1)).toBe('-- 6 results written');
  });
});

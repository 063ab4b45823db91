import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { keepOpen } from '../../../src/sinks/files/keepOpen.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';
import { startProgram } from '../support/compiled.js';
import { recorded, tickEnd } from '../support/streams.js';

describe('keepOpen', () => {
  it('passes everything on and leaves the stream open', async () => {
    const { stream, writes } = recorded();
    const kept = keepOpen(stream);
    kept.write('a');
    kept.end('b');
    await finished(kept);
    expect(writes).toStrictEqual(['a', 'b']);
    expect(stream.writable).toBe(true);
  });

  it('passes on together what was held together', async () => {
    const { stream, writes } = recorded();
    const kept = keepOpen(stream);
    kept.cork();
    kept.write('a');
    kept.write('b');
    kept.uncork();
    await tickEnd();
    expect(writes).toStrictEqual(['ab']);
  });

  it('ends when the stream has taken all', async () => {
    const { stream, release } = recorded({ slow: true });
    const kept = keepOpen(stream);
    kept.end('a');
    await tickEnd();
    expect(kept.writableFinished).toBe(false);
    release();
    await finished(kept);
    expect(kept.writableFinished).toBe(true);
  });

  it('fails with the stream, which emits its own error to nobody', async () => {
    const failing = new Writable({ write: (_chunk, _encoding, done) => done(new Error('broken')) });
    const kept = keepOpen(failing);
    kept.write('a');
    await expect(finished(kept)).rejects.toThrow('broken');
  });

  it.skipIf(process.platform === 'win32')(
    'tells which rows a file has taken that has no room for more, and cuts off the half one',
    async () => {
      const path = `${temporaryFolder()}/results.csv`;
      const row = (number: number) => `${String(number).padStart(99, '.')}\n`;
      const child = startProgram(
        `
          import { rowWriter } from './src/sinks/csv/rowWriter.js';
          import { keepOpen } from './src/sinks/files/keepOpen.js';
          const row = ${row.toString()};
          const writer = rowWriter(() => keepOpen(process.stdout), { name: 'stdout', head: '' });
          for (let number = 0; number < 30; number++) {
            writer.write(row(number), number).subscribe({
              next: (taken) => console.error(taken),
              error: ({ message }) => number === 29 && console.error(message),
            });
          }
        `,
        `echo before > '${path}'; exec >> '${path}'; ulimit -f 2`,
      );
      const complaints = await text(child.stderr);

      const taken = Array.from({ length: 20 }, (_, number) => number);
      const reason = 'cannot write stdout: the file has reached the largest size allowed';
      expect(complaints.trim().split('\n')).toStrictEqual([...taken.map(String), reason]);
      expect(readFileSync(path, 'utf8')).toBe(`before\n${taken.map(row).join('')}`);
    },
  );

  it('tells of a reader that has gone', async () => {
    const reader = spawn('true');
    await once(reader, 'exit');
    const kept = keepOpen(reader.stdin);
    kept.write('a');
    kept.write('b');
    await expect(finished(kept)).rejects.toThrow(/EPIPE|ERR_STREAM_DESTROYED|after a stream was destroyed/);
  });
});

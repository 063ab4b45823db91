import fs, {
  chmodSync,
  existsSync,
  type fdatasync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { VirtualTimeScheduler } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OutputError } from '../../../src/errors.js';
import { type AppendFileOptions, appendFile } from '../../../src/sinks/files/appendFile.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';
import { tickEnd } from '../support/streams.js';

function newPath(): string {
  return `${temporaryFolder()}/results.csv`;
}

/** Virtual time, and the disk's part played by hand: `sync` notes that it was asked, `settle` ends what is open. */
function clockAndDisk() {
  const scheduler = new VirtualTimeScheduler();
  const open: ((error: NodeJS.ErrnoException | null) => void)[] = [];
  const syncedAtMs: number[] = [];
  const sync = ((_fd: number, done: (error: NodeJS.ErrnoException | null) => void) => {
    syncedAtMs.push(scheduler.now());
    open.push(done);
  }) as typeof fdatasync;
  const settle = (error: NodeJS.ErrnoException | null = null) => {
    for (const done of open.splice(0)) done(error);
  };
  const passTo = (ms: number) => {
    scheduler.schedule(() => undefined, ms - scheduler.now());
    scheduler.maxFrames = ms;
    scheduler.flush();
  };
  return { options: { scheduler, sync } satisfies AppendFileOptions, syncedAtMs, settle, passTo };
}

async function end(stream: Writable): Promise<void> {
  stream.end();
  await finished(stream);
}

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

describe('appendFile', () => {
  it('is with the operating system as soon as the stream has taken it', () => {
    const path = newPath();
    const stream = appendFile(path);
    stream.write('a,b\n');
    expect(readFileSync(path, 'utf8')).toBe('a,b\n');
    stream.destroy();
  });

  it('writes what was held together in one go, in order', async () => {
    const path = newPath();
    const stream = appendFile(path);
    stream.cork();
    for (const row of ['1\n', '2\n', '3\n']) stream.write(row);
    expect(readFileSync(path, 'utf8')).toBe('');
    stream.uncork();
    expect(readFileSync(path, 'utf8')).toBe('1\n2\n3\n');
    await end(stream);
  });

  it('creates the folders on the way', async () => {
    const path = `${temporaryFolder()}/a/b/results.csv`;
    await end(appendFile(path));
    expect(readFileSync(path, 'utf8')).toBe('');
  });

  it.each([
    { existing: 'append' as const, content: 'old\nnew\n' },
    { existing: 'replace' as const, content: 'new\n' },
    { existing: undefined, content: 'old\nnew\n' },
  ])('leaves "$content" of an existing file with $existing', async ({ existing, content }) => {
    const path = newPath();
    writeFileSync(path, 'old\n');
    const stream = appendFile(path, { existing });
    stream.write('new\n');
    await end(stream);
    expect(readFileSync(path, 'utf8')).toBe(content);
  });

  it('refuses an existing file when told to, and leaves it as it is', () => {
    const path = newPath();
    writeFileSync(path, 'old\n');
    expect(() => appendFile(path, { existing: 'refuse' })).toThrow(
      `cannot write ${path}: it is there already`,
    );
    expect(readFileSync(path, 'utf8')).toBe('old\n');
  });

  it.each([
    { old: 'a\nb\ntorn', keepBytes: 4, content: 'a\nb\nnew\n' },
    { old: 'a\nb', keepBytes: 3, content: 'a\nb\nnew\n' },
    { old: 'a\r\nb\r', keepBytes: 5, content: 'a\r\nb\r\nnew\n' },
    { old: 'torn', keepBytes: 0, content: 'new\n' },
    { old: 'a\r\nb', keepBytes: 4, lineEnd: '\r\n' as const, content: 'a\r\nb\r\nnew\n' },
  ])('goes on behind byte $keepBytes of "$old", on a new line', async ({ old, content, ...options }) => {
    const path = newPath();
    writeFileSync(path, old);
    const stream = appendFile(path, options);
    stream.write('new\n');
    await end(stream);
    expect(readFileSync(path, 'utf8')).toBe(content);
  });

  it('fails when a file that it expects is not there, and makes none', () => {
    const path = newPath();
    expect(() => appendFile(path, { existing: 'expect' })).toThrow(`cannot write ${path}: ENOENT`);
    expect(existsSync(path)).toBe(false);
  });

  it('says that a folder cannot be written', () => {
    const path = temporaryFolder();
    expect(() => appendFile(path)).toThrow(OutputError);
    expect(() => appendFile(path)).toThrow(`cannot write ${path}: it is a folder`);
  });

  it('says that a file cannot be a folder', () => {
    const file = newPath();
    writeFileSync(file, '');
    const path = `${file}/results.csv`;
    expect(() => appendFile(path)).toThrow(OutputError);
    expect(() => appendFile(path)).toThrow(`cannot write ${path}: ${file} is no folder`);
  });

  it('goes to the disk once a second while rows come, and not while none do', async () => {
    const { options, syncedAtMs, settle, passTo } = clockAndDisk();
    const stream = appendFile(newPath(), options);
    passTo(5000);
    expect(syncedAtMs).toStrictEqual([]);
    stream.write('1\n');
    stream.write('2\n');
    passTo(5999);
    expect(syncedAtMs).toStrictEqual([]);
    passTo(6000);
    expect(syncedAtMs).toStrictEqual([6000]);
    settle();
    stream.write('3\n');
    passTo(60_000);
    expect(syncedAtMs).toStrictEqual([6000, 7000]);
    settle();
    stream.destroy();
    settle();
  });

  it('takes rows that come while the disk is busy to it as well', () => {
    const { options, syncedAtMs, settle, passTo } = clockAndDisk();
    const stream = appendFile(newPath(), options);
    stream.write('1\n');
    passTo(1000);
    stream.write('2\n');
    passTo(9000);
    expect(syncedAtMs).toStrictEqual([1000]);
    settle();
    expect(syncedAtMs).toStrictEqual([1000, 9000]);
    settle();
    stream.destroy();
    settle();
  });

  it('goes to the disk at the end, without waiting for the second', async () => {
    const { options, syncedAtMs, settle } = clockAndDisk();
    const stream = appendFile(newPath(), options);
    stream.write('1\n');
    stream.end();
    await tickEnd();
    expect(syncedAtMs).toStrictEqual([0]);
    expect(stream.writableFinished).toBe(false);
    settle();
    await finished(stream);
    expect(stream.writableFinished).toBe(true);
  });

  it('errors when the disk does, with the name of the file', async () => {
    const { options, settle, passTo } = clockAndDisk();
    const path = newPath();
    const stream = appendFile(path, options);
    stream.write('1\n');
    passTo(1000);
    settle(Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' }));
    await expect(finished(stream)).rejects.toThrow(`cannot write ${path}: EIO: i/o error, fdatasync`);
  });

  it.each([
    { cause: undefined, reason: 'EIO: i/o error' },
    { cause: new Error('broken'), reason: 'broken' },
  ])('errors with what it was destroyed with, $cause, or else with what the disk says', async ({
    cause,
    reason,
  }) => {
    const { options, settle } = clockAndDisk();
    const path = newPath();
    const stream = appendFile(path, options);
    const end = finished(stream);
    stream.write('1\n');
    stream.destroy(cause);
    settle(Object.assign(new Error('EIO: i/o error'), { code: 'EIO' }));
    await expect(end).rejects.toThrow(new OutputError(`cannot write ${path}: ${reason}`));
  });

  it('names the file that has no room for a row, and writes what comes before it', async () => {
    const path = newPath();
    const stream = appendFile(path);
    const { writeSync } = fs;
    vi.spyOn(fs, 'writeSync')
      .mockImplementationOnce((file, bytes) => writeSync(file, String(bytes).slice(0, 3)))
      .mockImplementationOnce(() => {
        throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      });
    syncBuiltinESMExports();
    const error = new OutputError(`cannot write ${path}: the disk is full`);
    expect(stream.appendRows(['1\n', '2\n', '3\n'])).toMatchObject({ rows: 1, error });
    await expect(finished(stream)).rejects.toThrow(error);
    expect(readFileSync(path, 'utf8')).toBe('1\n');
  });

  it.each([
    { what: 'was removed', harm: rmSync, reason: 'it was removed while results were written to it' },
    { what: 'was cut short', harm: truncateSync, reason: 'another program has cut it short' },
  ])('notices that the file $what', async ({ harm, reason }) => {
    const { options, passTo } = clockAndDisk();
    const path = newPath();
    const stream = appendFile(path, options);
    stream.write('1\n');
    harm(path);
    passTo(1000);
    await expect(finished(stream)).rejects.toThrow(`cannot write ${path}: ${reason}`);
  });

  it('goes on writing a file that was made read-only', async () => {
    const path = newPath();
    const stream = appendFile(path);
    chmodSync(path, 0o400);
    stream.write('1\n');
    await end(stream);
    expect(readFileSync(path, 'utf8')).toBe('1\n');
  });

  it('lets go of the file when it is destroyed', async () => {
    const stream = appendFile(newPath());
    stream.destroy();
    await expect(finished(stream)).rejects.toThrow('Premature close');
    expect(stream.closed).toBe(true);
  });
});

import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { appendWhole } from '../../../src/sinks/files/appendWhole.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';

const OLD = 'old\n';

function openFile() {
  const path = `${temporaryFolder()}/results.csv`;
  writeFileSync(path, OLD);
  const fd = openSync(path, 'a');
  onTestFinished(() => closeSync(fd));
  return { path, file: { fd, path } };
}

/** A system that takes at most `step` bytes at a time, and no more when `room` is used up. */
function narrow(step: number, room = Number.POSITIVE_INFINITY) {
  let left = room;
  return (fd: number, bytes: Uint8Array, offset: number) => {
    const count = Math.min(step, left, bytes.length - offset);
    if (count === 0) throw new Error('no room');
    left -= count;
    return writeSync(fd, bytes, offset, count);
  };
}

describe('appendWhole', () => {
  it('writes rows behind each other and returns the new length and how many there are', () => {
    const { path, file } = openFile();
    expect(appendWhole(file, OLD.length, [Buffer.from('é\n'), Buffer.from('b\n')])).toStrictEqual({
      length: OLD.length + 5,
      rows: 2,
    });
    expect(readFileSync(path, 'utf8')).toBe(`${OLD}é\nb\n`);
  });

  it('takes texts and bytes alike', () => {
    const { path, file } = openFile();
    const { length } = appendWhole(file, OLD.length, ['é\n', 'b\n']);
    expect(appendWhole(file, length, ['c\n', Buffer.from('ö\n')])).toStrictEqual({ length: 14, rows: 2 });
    expect(readFileSync(path, 'utf8')).toBe(`${OLD}é\nb\nc\nö\n`);
  });

  it('goes on when the system has taken only a part', () => {
    const { path, file } = openFile();
    appendWhole(file, OLD.length, [Buffer.from('first\n'), Buffer.from('second\n')], narrow(4));
    expect(readFileSync(path, 'utf8')).toBe(`${OLD}first\nsecond\n`);
  });

  it('leaves the rows that found room, each whole, and says how many and why there are no more', () => {
    const { path, file } = openFile();
    const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 5 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        texts,
        fc.nat(12),
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        (rows, room, step, isText) => {
          writeFileSync(path, OLD);
          const lines = rows.map((row) => `${row}\n`);
          const bytes = lines.map((line) => Buffer.from(line));
          const fits = Buffer.concat(bytes).length <= room;
          const appended = appendWhole(file, OLD.length, isText ? lines : bytes, narrow(step, room));

          let used = 0;
          const whole = bytes.filter(({ length }) => {
            used += length;
            return used <= room;
          });
          expect(readFileSync(path)).toStrictEqual(Buffer.concat([Buffer.from(OLD), ...whole]));
          expect(appended).toMatchObject({ length: readFileSync(path).length, rows: whole.length });
          expect(appended.error).toStrictEqual(fits ? undefined : new Error('no room'));
        },
      ),
    );
  });

  it('does not fill up with zeros what somebody else has cut meanwhile', () => {
    const { path, file } = openFile();
    const rows = [Buffer.from('first\n'), Buffer.from('second\n')];
    const { rows: taken } = appendWhole(file, OLD.length, rows, (fd, bytes, offset) => {
      if (offset === 0) return writeSync(fd, bytes, 0, 6);
      truncateSync(path, OLD.length + 3);
      throw new Error('no room');
    });
    expect(taken).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe(`${OLD}fir`);
  });

  it.runIf(existsSync('/dev/full'))('cuts nothing off a device', () => {
    const fd = openSync('/dev/full', 'a');
    onTestFinished(() => closeSync(fd));
    expect(appendWhole({ fd, path: '/dev/full' }, 0, [Buffer.from('row\n')])).toMatchObject({
      length: 0,
      rows: 0,
      error: { code: 'ENOSPC' },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { OutputError, UsageError } from '../../../src/errors.js';
import { isReaderGone, outputError } from '../../../src/sinks/files/outputError.js';

const refused = (code: string) => Object.assign(new Error(`${code}: refused`), { code });

describe('outputError', () => {
  it.each([
    ['ENOSPC', 'the disk is full'],
    ['EDQUOT', 'the disk quota is used up'],
    ['EFBIG', 'the file has reached the largest size allowed'],
    ['EPIPE', 'nobody reads it any more'],
    ['EEXIST', 'it is there already'],
    ['EACCES', 'permission denied'],
    ['EPERM', 'permission denied'],
    ['EROFS', 'the file system is read-only'],
    ['EISDIR', 'it is a folder'],
    ['ENOTDIR', 'a part of its path is no folder'],
    ['ENAMETOOLONG', 'its name is too long'],
    ['EMFILE', 'too many files are open'],
    ['EIO', 'EIO: refused'],
  ])('says what %s means', (code, reason) => {
    expect(outputError('out.csv', refused(code)).message).toBe(`cannot write out.csv: ${reason}`);
  });

  it('keeps the original', () => {
    const cause = refused('ENOSPC');
    expect(outputError('out.csv', cause)).toHaveProperty('cause', cause);
    expect(outputError('out.csv', 'no').message).toBe('cannot write out.csv: no');
  });

  it('leaves alone what was made for the user', () => {
    const made = new UsageError('out.csv exists already');
    expect(outputError('out.csv', made)).toBe(made);
  });
});

describe('isReaderGone', () => {
  it('knows a reader that has gone from a failure', () => {
    expect(isReaderGone(outputError('stdout', refused('EPIPE')))).toBe(true);
    expect(isReaderGone(outputError('stdout', refused('ENOSPC')))).toBe(false);
    expect(isReaderGone(new OutputError('cannot write stdout'))).toBe(false);
    expect(isReaderGone(new Error('no', { cause: refused('EPIPE') }))).toBe(false);
    expect(isReaderGone(undefined)).toBe(false);
  });
});

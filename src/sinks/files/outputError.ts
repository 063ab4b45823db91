import { OutputError, UsageError } from '../../errors.js';
import { errorCode } from '../../text/errorCode.js';
import { errorText } from '../../text/errorText.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file has reached the largest size allowed',
  EPIPE: 'nobody reads it any more',
  EEXIST: 'it is there already',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
};

/** Says which output failed and why. Keeps the original as `cause`; an error made for the user passes as it is. */
export function outputError(name: string, cause: unknown): UsageError {
  if (UsageError.isInstance(cause)) return cause;
  const reason = REASONS[errorCode(cause) ?? ''] ?? errorText(cause);
  return new OutputError(`cannot write ${name}: ${reason}`, { cause });
}

/** Whether an output failed because its reader has gone, such as `head`: no failure, but the end of the run. */
export function isReaderGone(error: unknown): boolean {
  return OutputError.isInstance(error) && errorCode(error.cause) === 'EPIPE';
}

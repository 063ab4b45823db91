import { errorCode } from '../text/errorCode.js';
import { errorText } from '../text/errorText.js';

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
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
};

/** What the system refused a file for, in words; what else an error says where it has no such code. */
export function systemReason(cause: unknown): string {
  return REASONS[errorCode(cause) ?? ''] ?? errorText(cause);
}

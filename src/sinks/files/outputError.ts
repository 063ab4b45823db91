import { OutputError, UsageError } from '../../errors.js';
import { systemReason } from '../../paths/systemReason.js';
import { errorCode } from '../../text/errorCode.js';

/** Says which output failed and why. Keeps the original as `cause`; an error made for the user passes as it is. */
export function outputError(name: string, cause: unknown): UsageError {
  if (UsageError.isInstance(cause)) return cause;
  return new OutputError(`cannot write ${name}: ${systemReason(cause)}`, { cause });
}

/** Whether an output failed because its reader has gone, such as `head`: no failure, but the end of the run. */
export function isReaderGone(error: unknown): boolean {
  return OutputError.isInstance(error) && errorCode(error.cause) === 'EPIPE';
}

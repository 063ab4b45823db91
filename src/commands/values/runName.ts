import { UsageError } from '../../errors.js';

/** What the name of a run may come to at a broker. */
const LONGEST = 100;

/** A name of a run. Throws a `UsageError` for one that is too long. */
export function runName(text: string, flag: string): string {
  if (Buffer.byteLength(text) > LONGEST)
    throw new UsageError(`--${flag} takes at most ${LONGEST} bytes, got ${Buffer.byteLength(text)}`);
  return text;
}

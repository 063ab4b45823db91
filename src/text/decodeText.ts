import { invalidUtf8At } from './invalidUtf8At.js';

/** UTF-8 to text, without its BOM. Throws a `RangeError` that names the first byte that is not UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  const invalidAt = invalidUtf8At(bytes);
  if (invalidAt !== undefined) throw new RangeError(`it is not UTF-8 at byte ${invalidAt}`);
  return new TextDecoder().decode(bytes);
}

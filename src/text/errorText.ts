/**
 * What whatever was thrown says: its message, its name where it has none, or itself as a text. Never throws.
 *
 * @example
 * errorText(new Error('the disk is full')) // 'the disk is full'
 */
export function errorText(error: unknown): string {
  if (error instanceof Error) return error.message || error.name;
  try {
    return String(error);
  } catch {
    return 'an error without words'; // An object without a prototype has no `toString`.
  }
}

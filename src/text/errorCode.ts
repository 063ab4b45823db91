/**
 * The system's code of an error, such as `ENOENT`; `undefined` where it has none.
 *
 * @see https://nodejs.org/api/errors.html#errorcode
 */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

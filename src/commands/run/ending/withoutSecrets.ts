/** The same error, saying the same without secrets: somebody else's code may have put one into its message. */
export function withoutSecrets(error: unknown, redact: (text: string) => string): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? redact(error) : error;
  error.message = redact(error.message);
  error.stack = redact(error.stack ?? '');
  return error;
}

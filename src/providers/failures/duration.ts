const DURATION =
  /^(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m)?(?:(\d+(?:\.\d+)?)s)?(?:(\d+(?:\.\d+)?)ms)?(?:(\d+(?:\.\d+)?)[uµ]s)?(?:(\d+(?:\.\d+)?)ns)?$/;
const UNIT_MS = [3_600_000, 60_000, 1_000, 1, 1e-3, 1e-6];

/**
 * Milliseconds of a Go duration (`6m0s`, `599ms`, `1h2m3.5s`), or of a bare number of seconds, as servers write them.
 * `undefined` for anything else, negative values included.
 *
 * @see https://pkg.go.dev/time#ParseDuration
 */
export function durationMs(text: string): number | undefined {
  if (text === '') return undefined;
  const parts = DURATION.exec(text);
  const ms = parts
    ? UNIT_MS.reduce((sum, unitMs, index) => sum + unitMs * Number(parts[index + 1] ?? 0), 0)
    : /^\d+(\.\d+)?$/.test(text)
      ? Number(text) * 1_000
      : Number.NaN;
  return Number.isFinite(ms) ? ms : undefined;
}

/** `850 ms`, `1.2 s`, `2:05 min`; a dash for what is not known. */
export function duration(ms: number | undefined): string {
  if (ms === undefined || Number.isNaN(ms)) return '–';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} min`;
}

/** `$4.12`, `$0.0031`; a dash for what is not known. */
export function dollars(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '–';
  return `$${value >= 0.1 || value === 0 ? value.toFixed(2) : Number(value.toPrecision(2))}`;
}

/** `.78`, with a sign where one is wanted: `+.07`. */
export function score(value: number, signed = false): string {
  const sign = value < 0 ? '−' : signed ? '+' : '';
  return sign + Math.abs(value).toFixed(2);
}

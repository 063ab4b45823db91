import { UsageError } from '../../errors.js';

const UNITS_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `90s`, `30m`, `12h`, `7d` as milliseconds. */
export function age(text: string, flag: string): number {
  const [, count = '', unit = ''] = /^(\d+(?:\.\d+)?)([smhd])$/.exec(text.trim()) ?? [];
  const unitMs = UNITS_MS[unit];
  if (unitMs === undefined)
    throw new UsageError(`--${flag}: the format is Ns, Nm, Nh or Nd (such as 7d), got '${text}'`);
  return Number(count) * unitMs;
}

import { grouped } from '../text/grouped.js';
import { withCommas } from '../text/withCommas.js';

/** Cents and up with two digits, below them as many as tell something: `$1.18`, `$0.0040`. */
export function dollars(usd: number): string {
  // More digits than a number can show.
  if (usd > 0 && usd < 1e-12) return `$${usd.toExponential(1)}`;
  return `$${usd >= 1000 ? withCommas(usd.toFixed(2)) : usd.toFixed(digitsOf(usd))}`;
}

/** The same for a ceiling, which is never shown lower than it is: `$0.0041` of 0.00402. */
export function dollarsAtMost(usd: number): string {
  if (usd < 1e-12) return dollars(usd);
  const [scale, noise] = [10 ** digitsOf(usd), 1e-9];
  return dollars(Math.ceil(usd * scale * (1 - noise)) / scale);
}

function digitsOf(usd: number): number {
  return usd >= 0.1 || usd === 0 ? 2 : 1 - Math.floor(Math.log10(usd));
}

/** A clock that counts down: `4:10`, `1:02:33`, `3 d 4 h`. */
export function countdown(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (hours >= 100) return `${Math.floor(hours / 24)} d ${hours % 24} h`;
  const tail = `${String(seconds % 60).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/** What something took: `40 ms`, `5.00 s`, `12.3 s`, `4:10 min`, `1:02:33 h`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 10_000) return `${(ms / 1000).toFixed(2)} s`;
  if (ms < 100_000) return `${(ms / 1000).toFixed(1)} s`;
  return ms < 3_600_000 ? `${countdown(ms)} min` : countdown(ms);
}

/** How often in which time, in the unit that tells most: `41/s`, `4.1/s`, `12/min`, `5/h`. */
export function rate(perMs: number): string {
  const perSecond = perMs * 1000;
  if (perSecond >= 10) return `${grouped(perSecond)}/s`;
  if (perSecond >= 1) return `${perSecond.toFixed(1)}/s`;
  if (perSecond * 60 >= 1) return `${Math.round(perSecond * 60)}/min`;
  return `${Math.max(1, Math.round(perSecond * 3600))}/h`;
}

/** A count in five characters: `812`, `84,000`, `1.2M`. A ceiling is rounded up. */
export function compact(count: number, round: (value: number) => number = Math.round): string {
  if (count < 100_000) return grouped(count);
  const [size, unit] = count < 1e6 ? [1e3, 'k'] : count < 1e9 ? [1e6, 'M'] : [1e9, 'G'];
  const scaled = count / size;
  return `${scaled < 100 ? (round(scaled * 10) / 10).toFixed(1) : round(scaled)}${unit}`;
}

/** A duration in five characters or so: `40ms`, `5.0s`, `34s`, `4:10`. */
export function shortDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)}ms`;
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)}s`;
  return ms < 100_000 ? `${Math.round(ms / 1000)}s` : countdown(ms);
}

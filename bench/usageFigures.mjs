// @ts-check

/** @typedef {{ rows: number, measurement: import('./measure.mjs').Measurement }} MeasuredRows */
/** @typedef {import('./benchCase.mjs').Figure<MeasuredRows>} UsageFigure */

/** @type {UsageFigure} */
export const wallMs = {
  name: 'start to end, ms',
  of: ({ measurement: { startedAtMs, endedAtMs } }) => endedAtMs - startedAtMs,
  digits: 0,
  compared: 'ratio',
};

/** @type {UsageFigure} */
export const cpuMs = {
  name: 'CPU, ms',
  of: ({ measurement }) => measurement.usage.cpuMs,
  digits: 0,
  compared: 'ratio',
};

/** @type {UsageFigure} */
export const cpuPerRow = {
  name: 'CPU per row, us',
  of: ({ rows, measurement }) => (1000 * measurement.usage.cpuMs) / rows,
  digits: 1,
  compared: 'ratio',
};

/** @type {UsageFigure} */
export const peakMb = {
  name: 'peak memory, MB',
  of: ({ measurement }) => measurement.usage.peakMb,
  digits: 0,
  compared: 'ratio',
};

/** By how much the event loop was late, since the first call if there was one. @type {readonly UsageFigure[]} */
export const loopDelays = [
  { name: 'event loop late, p99.9, ms', of: ({ measurement }) => measurement.usage.delayMs.p999, digits: 1 },
  { name: 'event loop late, most, ms', of: ({ measurement }) => measurement.usage.delayMs.most, digits: 1 },
];

/** @type {readonly UsageFigure[]} */
export const interruption = [
  {
    name: 'Ctrl-C to an answer, ms',
    of: ({ measurement }) => measurement.stopToldMs ?? Number.NaN,
    digits: 0,
  },
  { name: 'Ctrl-C to the end, ms', of: ({ measurement }) => measurement.stoppedMs ?? Number.NaN, digits: 0 },
];

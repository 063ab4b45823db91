// @ts-check
import { loopDelays, wallMs } from './usageFigures.mjs';

/** @typedef {import('./benchCase.mjs').Figure<import('./runAgainstServer.mjs').ServerRun>} CallFigure */

/**
 * What is looked at in a run against the server, whatever program it was.
 *
 * @param {number} rows
 * @param {number} idealMs first call to last answer if nothing but the server took time
 * @returns {CallFigure[]}
 */
export function callFigures(rows, idealMs) {
  return [
    ofServerRun(wallMs, rows),
    { name: 'first call to last answer, ms', of: answeringMs, digits: 0, compared: 'ratio' },
    { name: 'share of the ideal', of: (run) => idealMs / answeringMs(run), digits: 2 },
    {
      name: 'CPU per row, us',
      of: ({ measurement: { usage } }) => (1000 * usage.cpuMs) / rows,
      digits: 0,
      compared: 'ratio',
    },
    {
      name: 'CPU per row without start-up, us',
      of: ({ measurement: { usage } }) => (1000 * (usage.cpuMs - (usage.startupCpuMs ?? 0))) / rows,
      digits: 0,
      compared: 'ratio',
    },
    {
      name: 'peak memory, MB',
      of: ({ measurement }) => measurement.usage.peakMb,
      digits: 0,
      compared: 'ratio',
    },
    {
      name: 'first answer to first row, ms',
      of: ({ measurement, counts }) => between(counts.firstAnswerAtMs, measurement.firstRowAtMs),
      digits: 0,
      compared: 'difference',
    },
    {
      name: 'start to first call, ms',
      of: ({ measurement, counts }) => between(measurement.startedAtMs, counts.firstCallAtMs),
      digits: 0,
      compared: 'ratio',
    },
    ...loopDelays.map((figure) => ofServerRun(figure, rows)),
    { name: 'most calls in flight', of: ({ counts }) => counts.all.mostInFlight, digits: 0 },
    { name: 'connections opened', of: ({ counts }) => counts.connections.total, digits: 0 },
    { name: "server's own CPU per row, us", of: ({ serverCpuMs }) => (1000 * serverCpuMs) / rows, digits: 0 },
  ];
}

/**
 * @param {import('./usageFigures.mjs').UsageFigure} figure
 * @param {number} rows
 * @returns {CallFigure}
 */
function ofServerRun(figure, rows) {
  return { ...figure, of: ({ measurement }) => figure.of({ rows, measurement }) };
}

/**
 * First call to last answer.
 *
 * @param {import('./runAgainstServer.mjs').ServerRun} run
 */
export function answeringMs({ counts }) {
  return between(counts.firstCallAtMs, counts.lastAnswerAtMs);
}

/**
 * @param {number | undefined} fromMs
 * @param {number | undefined} toMs
 */
function between(fromMs = Number.NaN, toMs = Number.NaN) {
  return toMs - fromMs;
}

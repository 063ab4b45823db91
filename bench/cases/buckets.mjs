// @ts-check
import { backoffLoop, parallamr } from '../programs.mjs';
import { runAgainstServer } from '../runAgainstServer.mjs';

/** @typedef {import('../runAgainstServer.mjs').ServerRun} ServerRun */

const rows = 1000;
const cap = 20;
const latencyMs = 200;
const ratePerSecond = 50;
const burst = 10;

/**
 * A provider that refuses: how much is refused, and how much of what it allows is used.
 *
 * @type {readonly import('../benchCase.mjs').BenchCase<ServerRun>[]}
 */
export const bucketCases = [bucketCase('openai'), bucketCase('retry-after-ms')];

/**
 * @param {'openai' | 'retry-after-ms'} headers
 * @returns {import('../benchCase.mjs').BenchCase<ServerRun>}
 */
function bucketCase(headers) {
  const server = { latencyMs, bucket: { ratePerSecond, burst, headers } };
  const flags = ['--provider-concurrency', `openai=${cap}`];
  return {
    name: `bucket-${headers}`,
    title: `1,000 rows of ${latencyMs} ms, cap ${cap}, ${ratePerSecond} a second allowed, burst ${burst}`,
    mostRuns: 1,
    figures: [
      { name: 'calls', of: ({ counts }) => counts.all.calls, digits: 0, compared: 'ratio' },
      {
        name: 'refused calls, %',
        of: ({ counts }) => (100 * counts.endings.refusal) / counts.all.calls,
        digits: 1,
        compared: 'difference',
      },
      { name: 'allowance used after 2 s, %', of: allowanceUsed, digits: 1, compared: 'difference' },
      {
        name: 'first call to last answer, s',
        of: ({ counts }) =>
          ((counts.lastAnswerAtMs ?? Number.NaN) - (counts.firstCallAtMs ?? Number.NaN)) / 1000,
        digits: 1,
        compared: 'ratio',
      },
    ],
    programs: {
      parallamr: (node) => runAgainstServer(parallamr(flags), rows, server, node),
      'backoff loop': (node) => runAgainstServer(backoffLoop(cap), rows, server, node),
    },
  };
}

/**
 * From two seconds behind the first call to the last call that was let in.
 *
 * @param {ServerRun} run
 */
function allowanceUsed({ counts: { admittedAtMs } }) {
  const fromMs = (admittedAtMs[0] ?? Number.NaN) + 2000;
  const toMs = admittedAtMs.at(-1) ?? Number.NaN;
  const admitted = admittedAtMs.filter((atMs) => atMs > fromMs).length;
  return (100 * admitted) / ((ratePerSecond * (toMs - fromMs)) / 1000);
}

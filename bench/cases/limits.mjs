// @ts-check
import { answeringMs } from '../callFigures.mjs';
import { backoffLoop, parallamr } from '../programs.mjs';
import { runAgainstServer } from '../runAgainstServer.mjs';

/** @typedef {import('../runAgainstServer.mjs').ServerRun} ServerRun */

const rows = 1000;
/**
 * Milliseconds that a row waits which is refused twice, 1 s and 2 s with half of the jitter of a quarter: of 1,000 rows, two
 * or three are where a twentieth is refused at random, and nobody is done before them.
 */
const twiceRefusedMs = 0.875 * (1000 + 2000);
const bucket = { ratePerSecond: 50, burst: 10 };
const bucketMs = ((rows - bucket.burst) / bucket.ratePerSecond) * 1000 + 200;

/**
 * Servers that refuse: how much is refused, and how far from the time that could not have been less. Three of them are
 * regimes of `npm run pace`, so that the simulator can be held against the real thing.
 */
export const limitCases = [
  limitCase({
    name: 'limit-chance',
    title: '5 % refused at random without a hint, 1,000 rows of 20 ms, cap 20',
    server: { latencyMs: 20, faults: { refusal: 0.05 } },
    cap: 20,
    idealMs: (rows * 20) / 20 / 0.95 + twiceRefusedMs,
  }),
  limitCase({
    name: 'limit-at-once',
    title: 'at most 10 at once, 1,000 rows of 20 ms, cap 50',
    server: { latencyMs: 20, limits: { mostAtOnce: 10 } },
    cap: 50,
    idealMs: (rows * 20) / 10,
  }),
  .../** @type {const} */ (['none', 'openai', 'retry-after-ms']).map((headers) =>
    limitCase({
      name: `limit-bucket-${headers}`,
      title: `50 a second allowed, burst 10, headers: ${headers}, 1,000 rows of 200 ms, cap 20`,
      server: { latencyMs: 200, limits: { bucket: { ...bucket, headers } } },
      cap: 20,
      idealMs: bucketMs,
    }),
  ),
];

/**
 * @param {object} options
 * @param {string} options.name
 * @param {string} options.title
 * @param {import('../llmServer.mjs').LlmServerOptions} options.server
 * @param {number} options.cap
 * @param {number} options.idealMs first call to last answer, for who knows the server
 * @returns {import('../benchCase.mjs').BenchCase<ServerRun>}
 */
function limitCase({ name, title, server, cap, idealMs }) {
  const flags = ['--provider-concurrency', `openai=${cap}`, '--max-retries', '10'];
  return {
    name,
    title,
    mostRuns: 3,
    figures: [
      { name: 'calls', of: ({ counts }) => counts.all.calls, digits: 0, compared: 'ratio' },
      {
        name: 'refused calls, %',
        of: ({ counts }) => (100 * counts.endings.refusal) / counts.all.calls,
        digits: 1,
        compared: 'difference',
      },
      {
        name: 'first call to last answer, s',
        of: (run) => answeringMs(run) / 1000,
        digits: 1,
        compared: 'ratio',
      },
      { name: 'times the ideal', of: (run) => answeringMs(run) / idealMs, digits: 2 },
    ],
    programs: {
      parallamr: (node) => runAgainstServer(parallamr(flags), rows, server, node),
      'backoff loop': (node) => runAgainstServer(backoffLoop(cap), rows, server, node),
    },
  };
}

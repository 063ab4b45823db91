// @ts-check
import { forkLlmServer } from '../forkLlmServer.mjs';
import { inFolder, writeJob } from '../job.mjs';
import { measure } from '../measure.mjs';
import { csvParse, parallamr } from '../programs.mjs';
import { cpuMs, interruption, loopDelays, peakMb } from '../usageFigures.mjs';

/** @typedef {import('../usageFigures.mjs').MeasuredRows & { secondAtMs: number }} SortedRun */

const rows = 200_000;
/** Long enough to have read to the second provider on a slow machine, too. */
const interruptAfterMs = 15_000;

/**
 * A file that is sorted by provider, whose first one is slow: the second must not wait for it.
 *
 * @type {readonly import('../benchCase.mjs').BenchCase<SortedRun>[]}
 */
export const sortedCases = [
  {
    name: 'sorted',
    title:
      '200,000 rows, the first 100,000 of a provider that takes 3 s, Ctrl-C after 15 s, beside csv-parse',
    mostRuns: 3,
    figures: [
      {
        name: "start to the second provider's first call, or to all rows parsed, ms",
        of: ({ secondAtMs, measurement }) => secondAtMs - measurement.startedAtMs,
        digits: 0,
        compared: 'difference',
      },
      cpuMs,
      peakMb,
      ...loopDelays,
      ...interruption,
    ],
    programs: {
      parallamr: sorted,
      'csv parse': (node) =>
        inFolder(async (folder) => {
          const job = writeJob(folder, rows / 2);
          const measurement = await measure(csvParse({ ...job, results: job.experiments }), {
            results: job.results,
            node,
          });
          return { rows, measurement, secondAtMs: measurement.endedAtMs };
        }),
    },
  },
];

/**
 * @param {string} node
 * @returns {Promise<SortedRun>}
 */
function sorted(node) {
  return inFolder(async (folder) => {
    const [slow, fast] = await Promise.all([forkLlmServer({ latencyMs: 3000 }), forkLlmServer({})]);
    try {
      const job = writeJob(folder, rows, { provider: (row) => (row < rows / 2 ? 'slow' : 'openai') });
      const measurement = await measure(parallamr([], { quiet: false })(job), {
        results: job.results,
        node,
        env: { SLOW_BASE_URL: `${slow.url}/v1`, OPENAI_BASE_URL: `${fast.url}/v1` },
        interruptAfterMs,
      });
      const { counts } = await fast.look();
      return { rows, measurement, secondAtMs: counts.firstCallAtMs ?? Number.NaN };
    } finally {
      await Promise.all([slow.close(), fast.close()]);
    }
  });
}

// @ts-check
import { callFigures } from '../callFigures.mjs';
import { bareLoop, parallamr } from '../programs.mjs';
import { runAgainstServer } from '../runAgainstServer.mjs';

/** @typedef {import('../benchCase.mjs').BenchCase<import('../runAgainstServer.mjs').ServerRun>} CallCase */

/**
 * Fixed latency, no limits: what the program itself costs, beside the barest loop. Idle is where the calls take nearly
 * all of the time, dense where they take hardly any, flood where they take none.
 *
 * @type {readonly CallCase[]}
 */
export const callCases = [
  callCase({ name: 'idle-10', rows: 1000, latencyMs: 50, cap: 10 }),
  callCase({ name: 'idle-50', rows: 1000, latencyMs: 50, cap: 50 }),
  callCase({ name: 'idle-100', rows: 1000, latencyMs: 50, cap: 100 }),
  callCase({ name: 'dense', rows: 30_000, latencyMs: 1, cap: 50 }),
  callCase({ name: 'flood', rows: 100_000, latencyMs: 0, cap: 50, mostRuns: 3 }),
  callCase({ name: 'second-parallel', rows: 10, latencyMs: 1000, cap: 10, mostRuns: 3 }),
  callCase({
    name: 'second-sequential',
    rows: 10,
    latencyMs: 1000,
    cap: 1,
    flags: ['--sequential'],
    mostRuns: 2,
  }),
  callCase({ name: 'sequential', rows: 200, latencyMs: 10, cap: 1, flags: ['--sequential'] }),
  {
    name: 'memory-http',
    title: '100,000 beside 10,000 rows over HTTP, of 1 ms, cap 50',
    mostRuns: 3,
    figures: callFigures(1, 0).filter(({ name }) => name.startsWith('peak') || name.startsWith('event loop')),
    programs: { many: dense(100_000), '10,000': dense(10_000) },
  },
];

/**
 * @param {number} rows
 * @returns {CallCase['programs'][string]}
 */
function dense(rows) {
  const program = parallamr(['--provider-concurrency', 'openai=50']);
  return (node) => runAgainstServer(program, rows, { latencyMs: 1 }, node);
}

/**
 * @param {object} options
 * @param {string} options.name
 * @param {number} options.rows
 * @param {number} options.latencyMs
 * @param {number} options.cap
 * @param {readonly string[]} [options.flags] of the command. Default: the cap
 * @param {number} [options.mostRuns]
 * @returns {CallCase}
 */
function callCase({
  name,
  rows,
  latencyMs,
  cap,
  flags = ['--provider-concurrency', `openai=${cap}`],
  ...rest
}) {
  return {
    ...rest,
    name,
    title: `${rows.toLocaleString('en')} rows of ${latencyMs} ms, ${cap === 1 ? 'in sequence' : `cap ${cap}`}`,
    figures: callFigures(rows, Math.ceil(rows / cap) * latencyMs),
    programs: {
      parallamr: (node) => runAgainstServer(parallamr(flags), rows, { latencyMs }, node),
      'bare loop': (node) => runAgainstServer(bareLoop(cap), rows, { latencyMs }, node),
    },
  };
}

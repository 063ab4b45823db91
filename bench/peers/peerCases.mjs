// @ts-check
import { dirname } from 'node:path';
import { forkLlmServer } from '../forkLlmServer.mjs';
import { inFolder, writeJob } from '../job.mjs';
import { measureCommand } from './measureCommand.mjs';
import { answeredRows } from './peer.mjs';

/** @typedef {import('./peer.mjs').Peer} Peer */
/** @typedef {import('../llmServer.mjs').LlmServerCounts} LlmServerCounts */
/** @typedef {import('./measureCommand.mjs').CommandUsage} CommandUsage */

/**
 * @typedef {object} PeerOutcome
 * @property {CommandUsage} usage of the first run
 * @property {LlmServerCounts} counts of all runs
 * @property {number} answered rows that have an answer in the end
 * @property {{ answeredByServer: number, kept: number }} [killed] what the server had answered, and what was kept of it
 */

/** @typedef {import('../benchCase.mjs').Figure<PeerOutcome>} PeerFigure */

const ROWS = 1000;
const CAP = 20;
const LATENCY_MS = 50;

/** @type {Record<string, PeerFigure>} */
const FIGURES = {
  wall: { name: 'wall time, s', of: ({ usage }) => usage.wallMs / 1000, digits: 1 },
  cpu: { name: 'CPU, s', of: ({ usage }) => usage.cpuMs / 1000, digits: 1 },
  memory: { name: 'peak memory, MB', of: ({ usage }) => usage.peakMb, digits: 0 },
  calls: { name: 'calls made', of: ({ counts }) => counts.all.calls, digits: 0 },
  answered: { name: 'rows answered', of: ({ answered }) => answered, digits: 0 },
  wallShort: { name: 'wall time of one row, s', of: ({ usage }) => usage.wallMs / 1000, digits: 2 },
  cpuShort: { name: 'CPU of one row, s', of: ({ usage }) => usage.cpuMs / 1000, digits: 2 },
  lost: {
    name: 'answers lost',
    of: ({ killed }) => (killed === undefined ? Number.NaN : killed.answeredByServer - killed.kept),
    digits: 0,
  },
  twice: { name: 'rows answered twice', of: ({ counts }) => answeredTwice(counts), digits: 0 },
};

/**
 * @param {readonly Peer[]} peers
 * @returns {import('../benchCase.mjs').BenchCase<PeerOutcome>[]}
 */
export function peerCases(peers) {
  const pick = (/** @type {readonly string[]} */ names) => names.flatMap((name) => FIGURES[name] ?? []);
  const of = (/** @type {(peer: Peer) => Promise<PeerOutcome>} */ run) =>
    Object.fromEntries(peers.map((peer) => [peer.name, () => run(peer)]));
  const work = `${ROWS.toLocaleString('en')} rows of ${LATENCY_MS} ms, ${CAP} at once`;
  return [
    {
      name: 'steady',
      title: work,
      figures: pick(['wall', 'cpu', 'memory', 'calls', 'answered']),
      programs: of((peer) => runPeer(peer, { rows: ROWS })),
    },
    {
      name: 'refusals',
      title: `${work}, 5 % refused by chance with a 429`,
      figures: pick(['wall', 'calls', 'answered']),
      programs: of((peer) => runPeer(peer, { rows: ROWS, faults: { refusal: 0.05 } })),
    },
    {
      name: 'killed',
      title: `${work}, killed by kill -9 after ${ROWS / 2} answers and run again`,
      figures: pick(['lost', 'twice', 'calls', 'answered']),
      programs: of((peer) => runPeer(peer, { rows: ROWS, killAfter: ROWS / 2 })),
    },
    {
      name: 'start',
      title: 'one row, answered at once',
      figures: pick(['wallShort', 'cpuShort']),
      programs: of((peer) => runPeer(peer, { rows: 1, latencyMs: 0 })),
    },
  ];
}

/**
 * @param {Peer} peer
 * @param {object} options
 * @param {number} options.rows
 * @param {number} [options.latencyMs]
 * @param {{ refusal: number }} [options.faults]
 * @param {number} [options.killAfter] answers. Default: not killed
 * @returns {Promise<PeerOutcome>}
 */
function runPeer(peer, { rows, latencyMs = LATENCY_MS, faults, killAfter }) {
  return inFolder(async (folder) => {
    const server = await forkLlmServer({ latencyMs, ...(faults && { faults }) });
    try {
      const job = writeJob(folder, rows, { baseUrl: `${server.url}/v1` });
      const run = peer.prepare(job, CAP);
      const options = { cwd: dirname(job.prompt), env: run.env };
      const answers = async () => (await server.look()).counts.endings.success;
      const isTimeToKill = async () => killAfter !== undefined && (await answers()) >= killAfter;
      const usage = await measureCommand(run.command, { ...options, isTimeToKill });
      const killed =
        killAfter === undefined
          ? undefined
          : { answeredByServer: await answers(), kept: answeredRows(run.kept()) };
      if (killed !== undefined) await measureCommand(run.again, options);
      const { counts } = await server.look();
      const answered = answeredRows(run.kept());
      if (answered === 0) throw new Error(`${peer.name} answered nothing\n${usage.stderr}`);
      return { usage, counts, answered, ...(killed && { killed }) };
    } finally {
      await server.close();
    }
  });
}

/** @param {LlmServerCounts} counts */
function answeredTwice({ rows }) {
  return [...rows.values()].filter(({ successes }) => successes > 1).length;
}

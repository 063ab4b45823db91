// @ts-check
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machineTimeMs } from '../machineTimeMs.mjs';

/**
 * A provider module that answers in its own process after `SLOW_LATENCY_MS`, so that nothing is measured but what is
 * between a row and its call. When its process exits it leaves in `SLOW_FOLDER` what it has seen.
 *
 * @typedef {object} SlowCalls
 * @property {number} calls
 * @property {number} mostInFlight
 * @property {number} firstCallAtMs on the machine's clock
 * @property {number} lastAnswerAtMs
 */
const { SLOW_FOLDER: folder = '', SLOW_LATENCY_MS: latencyMs = '0' } = process.env;
let inFlight = 0;
const seen = { calls: 0, mostInFlight: 0, firstCallAtMs: Infinity, lastAnswerAtMs: -Infinity };

process.on('exit', () => {
  if (seen.calls > 0) writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify(seen));
});

export default {
  /** @param {{ prompt: string }} request */
  complete({ prompt }) {
    seen.calls += 1;
    inFlight += 1;
    seen.mostInFlight = Math.max(seen.mostInFlight, inFlight);
    seen.firstCallAtMs = Math.min(seen.firstCallAtMs, machineTimeMs());
    return new Promise((resolve) => {
      setTimeout(() => {
        inFlight -= 1;
        seen.lastAnswerAtMs = machineTimeMs();
        resolve({ output: `Answer to: ${prompt}`, inputTokens: 10, outputTokens: 10 });
      }, Number(latencyMs));
    });
  },
};

// @ts-check
import { inFolder, writeJob } from './job.mjs';
import { measure } from './measure.mjs';
import { parallamr } from './programs.mjs';
import { runAgainstServer } from './runAgainstServer.mjs';
import { median } from './statistics.mjs';

/**
 * `npm run bench:progress [-- RUNS]`: the processor time of a run with and without progress on its stderr, run in turn:
 * 1,000 rows against a local server that takes 200 ms, and 100,000 rows of the mock.
 */
const runs = Number(process.argv[2] ?? 9);
const program = (/** @type {'on' | 'off'} */ progress) =>
  parallamr(['--progress', progress, '--provider-concurrency', 'openai=20'], { quiet: false });

await compare('1,000 rows of 200 ms, 20 at once', runs, async (progress) => {
  const { measurement } = await runAgainstServer(program(progress), 1000, { latencyMs: 200 });
  return measurement;
});
await compare('100,000 rows of the mock', Math.ceil(runs / 2), (progress) =>
  inFolder((folder) => {
    const job = writeJob(folder, 100_000, { provider: () => 'mock' });
    return measure(program(progress)(job), { results: job.results });
  }),
);

/**
 * @param {string} title
 * @param {number} times
 * @param {(progress: 'on' | 'off') => Promise<import('./measure.mjs').Measurement>} run
 */
async function compare(title, times, run) {
  /** @type {{ on: number[], off: number[] }} */
  const cpuMs = { on: [], off: [] };
  let frames = 0;
  for (let time = 0; time < times; time += 1) {
    /** @type {readonly ('on' | 'off')[]} */
    const order = time % 2 ? ['on', 'off'] : ['off', 'on'];
    for (const progress of order) {
      const { usage, stderr, code } = await run(progress);
      if (code !== 0) throw new Error(stderr);
      cpuMs[progress].push(usage.cpuMs);
      if (progress === 'on') frames = stderr.split('\x1b[?2026h').length - 1;
    }
  }
  const [on, off] = [median(cpuMs.on), median(cpuMs.off)];
  const share = ((100 * (on - off)) / off).toFixed(1);
  console.log(
    `${title}: ${Math.round(off)} ms of CPU without progress, ${Math.round(on)} ms with ${frames} frames: ${share} % (medians of ${times})`,
  );
}

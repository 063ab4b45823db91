// @ts-check
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** @typedef {import('./llmServer.mjs').LlmServerOptions} LlmServerOptions */
/** @typedef {import('./llmServer.mjs').LlmServerCounts} LlmServerCounts */

/**
 * @typedef {object} ForkedLlmServer
 * @property {string} url without a path
 * @property {() => Promise<{ counts: LlmServerCounts, cpuMs: number }>} look what it has counted until now, and the
 *   processor time that it took itself
 * @property {() => Promise<void>} close
 */

/**
 * An LLM server in a process of its own, so that it shares neither event loop nor processor time with anything else.
 *
 * @param {LlmServerOptions} options without functions: they have to travel
 * @returns {Promise<ForkedLlmServer>}
 */
export async function forkLlmServer(options) {
  const child = fork(
    fileURLToPath(new URL('./llmServerProcess.mjs', import.meta.url)),
    [JSON.stringify(options)],
    { serialization: 'advanced', execArgv: [] },
  );
  const [url] = await once(child, 'message');
  return {
    url,
    async look() {
      child.send('look');
      const [seen] = await once(child, 'message');
      return seen;
    },
    async close() {
      child.kill();
      await once(child, 'exit');
    },
  };
}

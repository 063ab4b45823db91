// @ts-check
import { startLlmServer } from './llmServer.mjs';

/** The child's side of forkLlmServer.mjs: options as its only argument, then one answer per message. */
const server = await startLlmServer(JSON.parse(process.argv[2] ?? '{}'));
process.on('message', () => process.send?.({ counts: server.counts, cpuMs: cpuMs() }));
process.send?.(server.url);

function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

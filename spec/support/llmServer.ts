import { onTestFinished } from 'vitest';
import { type LlmServer, type LlmServerOptions, startLlmServer } from '../../bench/llmServer.mjs';

/** A local LLM server that lives as long as the running test. */
export async function llmServer(options: LlmServerOptions = {}): Promise<LlmServer> {
  const server = await startLlmServer(options);
  onTestFinished(() => server.close());
  return server;
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LlmServer } from '../../bench/llmServer.mjs';
import { llmServer } from '../support/llmServer.js';
import { parseResults } from '../support/readResults.js';
import { runCli } from '../support/runCli.js';
import { csvRows, job, RUN } from './support/job.js';

/** Settings that lead every provider to one server, each under a path of its own. */
function allAt({ url }: LlmServer): Record<string, string> {
  return {
    OPENAI_BASE_URL: `${url}/openai/v1`,
    OPENROUTER_BASE_URL: `${url}/openrouter/api/v1`,
    OPENROUTER_API_KEY: 'a-key-of-openrouter',
    OLLAMA_BASE_URL: url,
    MY_API_BASE_URL: `${url}/my-api/v1`,
  };
}

function mostInFlight({ counts }: LlmServer): Record<string, number> {
  return Object.fromEntries([...counts.paths].map(([path, load]) => [path, load.mostInFlight]));
}

describe('the caps of the providers', () => {
  it('are 10, and 5 for openrouter; ollama has none but the cap over all', async () => {
    const server = await llmServer({ latencyMs: 250 });
    const { cwd } = job(csvRows({ openai: 25, openrouter: 15, ollama: 40, 'my-api': 25 }));
    const { code, stdout } = await runCli(RUN, { cwd, env: allAt(server) });

    expect(code).toBe(0);
    expect(parseResults(stdout)).toHaveLength(105);
    expect(mostInFlight(server)).toEqual({
      '/openai/v1/chat/completions': 10,
      '/openrouter/api/v1/chat/completions': 5,
      '/api/chat': 40,
      '/my-api/v1/chat/completions': 10,
    });
    expect([...server.counts.rows.values()].every(({ calls }) => calls === 1)).toBe(true);
    expect(server.counts.rows.size).toBe(105);
  });

  it('are what --provider-concurrency says, within --max-concurrent', async () => {
    const server = await llmServer({ latencyMs: 250 });
    const { cwd } = job(csvRows({ openai: 30, ollama: 30 }));
    const flags = ['--provider-concurrency', 'openai=3,ollama=20', '--max-concurrent', '12'];
    await runCli([...RUN, ...flags], { cwd, env: allAt(server) });

    expect(server.counts.all.mostInFlight).toBe(12);
    expect(mostInFlight(server)['/openai/v1/chat/completions']).toBe(3);
  });

  it('are 1 with --sequential, which wins over the others with a warning', async () => {
    const server = await llmServer({ latencyMs: 1 });
    const { cwd } = job(csvRows({ openai: 5, ollama: 5 }));
    const flags = ['--sequential', '--max-concurrent', '12', '--provider-concurrency', 'openai=3,nobody=2'];
    const { stdout, stderr } = await runCli([...RUN, ...flags], { cwd, env: allAt(server) });

    expect(server.counts.all.mostInFlight).toBe(1);
    expect(parseResults(stdout).map((row) => row['row_number'])).toEqual(
      Array.from({ length: 10 }, (_, index) => String(index + 1)),
    );
    expect(stderr).toContain('Warning: --sequential wins over --max-concurrent and --provider-concurrency');
    expect(stderr).toContain("Warning: --provider-concurrency: unknown provider 'nobody'");
  });

  it('bound the connections, too', async () => {
    const server = await llmServer({ latencyMs: 5 });
    const { cwd } = job(csvRows({ openai: 200 }));
    await runCli(RUN, { cwd, env: allAt(server) });

    expect(server.counts.all).toMatchObject({ calls: 200, mostInFlight: 10 });
    expect(server.counts.connections.total).toBeLessThanOrEqual(10);
  });

  it('leave the mock to the cap over all', async () => {
    const { cwd, path } = job(csvRows({ mock: 100 }));
    const flags = ['--max-concurrent', '40', '--events', 'events.jsonl'];
    await runCli([...RUN, ...flags], { cwd, env: { MOCK_LATENCY_MS: '250' } });

    let inFlight = 0;
    let most = 0;
    for (const line of readFileSync(path('events.jsonl'), 'utf8').trim().split('\n')) {
      const { type } = JSON.parse(line);
      if (type === 'call-started') inFlight += 1;
      if (type === 'row-finished') inFlight -= 1;
      most = Math.max(most, inFlight);
    }
    expect(most).toBe(40);
  });
});

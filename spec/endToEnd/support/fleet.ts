import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { LlmServer } from '../../../bench/llmServer.mjs';
import { type CliEnd, type CliProcess, startCli } from '../../support/startCli.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';

export interface FleetOptions {
  /** Of the broker, as runs and workers are told it. */
  readonly url: string;
  readonly server: Pick<LlmServer, 'url'> & Partial<Pick<LlmServer, 'counts'>>;
  readonly rows: number;
  /** Of the workers, where it is another. */
  readonly workerUrl?: string;
}

/** Runs and workers of the built program, in one folder, at one broker, in front of one server. */
export function fleet({ url, server, rows, workerUrl = url }: FleetOptions) {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'prompt.txt'), 'Say {{n}}');
  const lines = Array.from({ length: rows }, (_, n) => `vllm,m,${n}`);
  writeFileSync(join(cwd, 'rows.csv'), `provider,model,n\n${lines.join('\n')}\n`);

  return {
    cwd,
    /** Starts a worker that calls the server under a path of its own, by which its calls are counted. */
    worker(name: string, places: number): CliProcess {
      const started = startCli(['worker', workerUrl, '--serve', `vllm=${places}`, '--name', name], {
        cwd,
        env: { VLLM_BASE_URL: `${server.url}/${name}/v1`, VLLM_API_KEY: 'sk-of-the-worker' },
        timeoutMs: 100_000,
      });
      onTestFinished(() => {
        started.child.kill('SIGKILL');
      });
      return started;
    },
    /** Starts the run, which has no key. */
    start(...flags: readonly string[]): CliProcess {
      const args = ['run', '-p', 'prompt.txt', '-e', 'rows.csv', '-o', 'results.csv', '--workers', url];
      return startCli([...args, ...flags], { cwd, timeoutMs: 100_000 });
    },
    async run(...flags: readonly string[]): Promise<CliEnd> {
      return this.start(...flags).ended;
    },
    /** Most calls at once of one worker. */
    most(name: string): number {
      return server.counts?.paths.get(`/${name}/v1/chat/completions`)?.mostInFlight ?? 0;
    },
  };
}

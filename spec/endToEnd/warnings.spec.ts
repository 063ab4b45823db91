import { expect, it } from 'vitest';
import { runCli } from '../support/runCli.js';
import { csvRows, job, RUN } from './support/job.js';

it.each([
  { debug: '', isShown: false },
  { debug: 'parallamr', isShown: true },
])('shows what Node itself warns of under DEBUG=parallamr alone: $debug', async ({ debug, isShown }) => {
  const { cwd } = job(csvRows({ api: 1 }));
  // To call through SOCKS is what undici calls an experiment; behind this port there is nobody.
  const env = { HTTP_PROXY: 'socks5://127.0.0.1:9', API_BASE_URL: 'http://api.example/v1', DEBUG: debug };
  const { code, stderr } = await runCli([...RUN, '-q'], { cwd, env });

  expect(code).toBe(1);
  expect(stderr).toContain('through the proxy socks5://127.0.0.1:9');
  expect(stderr.includes('ExperimentalWarning')).toBe(isShown);
});

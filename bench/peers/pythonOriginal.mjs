// @ts-check
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The Python parallamr, from its sources. Its one provider with an address of one's own is Ollama.
 *
 * @param {string} folder where the peers are installed
 * @returns {import('./peer.mjs').Peer}
 */
export function pythonOriginal(folder) {
  const sources = join(folder, 'orig');
  return {
    name: 'Python original',
    version: () =>
      /^version = "(.*)"/m.exec(readFileSync(join(sources, 'pyproject.toml'), 'utf8'))?.[1] ?? '',
    prepare: (job, cap) => {
      const rows = readFileSync(job.experiments, 'utf8').replaceAll(/^openai,/gm, 'ollama,');
      writeFileSync(job.experiments, rows);
      const files = ['-p', job.prompt, '-e', job.experiments, '-o', job.results];
      const flags = ['--ollama-concurrency', `${cap}`];
      const command = ['/usr/bin/python3', '-m', 'parallamr.cli', 'run', ...files, ...flags];
      return {
        env: { PYTHONPATH: join(sources, 'src'), OLLAMA_BASE_URL: job.baseUrl.replace(/\/v1$/, '') },
        command,
        again: command,
        kept: () => (existsSync(job.results) ? readFileSync(job.results, 'utf8') : ''),
      };
    },
  };
}

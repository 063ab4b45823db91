// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parallamr } from '../programs.mjs';

/** This program. @type {import('./peer.mjs').Peer} */
export const here = {
  name: 'parallamr',
  version: () => {
    const manifest = fileURLToPath(new URL('../../package.json', import.meta.url));
    return JSON.parse(readFileSync(manifest, 'utf8')).version;
  },
  prepare: (job, cap) => {
    const flags = ['--provider-concurrency', `openai=${cap}`];
    return {
      env: { OPENAI_BASE_URL: job.baseUrl },
      command: [process.execPath, ...parallamr(flags)(job)],
      again: [process.execPath, ...parallamr([...flags, '--resume'])(job)],
      kept: () => (existsSync(job.results) ? readFileSync(job.results, 'utf8') : ''),
    };
  },
};

// @ts-check
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Nothing is to be sent but to the server that is measured against. */
const AT_HOME = {
  PROMPTFOO_DISABLE_TELEMETRY: '1',
  PROMPTFOO_DISABLE_UPDATE: '1',
  PROMPTFOO_DISABLE_REMOTE_GENERATION: '1',
};

/**
 * promptfoo from npm. https://www.promptfoo.dev/docs/usage/command-line/
 *
 * @param {string} folder where the peers are installed
 * @returns {import('./peer.mjs').Peer}
 */
export function promptfoo(folder) {
  const program = [process.execPath, join(folder, 'node_modules/promptfoo/dist/src/entrypoint.js')];
  return {
    name: 'promptfoo',
    version: () =>
      JSON.parse(readFileSync(join(folder, 'node_modules/promptfoo/package.json'), 'utf8')).version,
    prepare: (job, cap) => {
      const cwd = dirname(job.prompt);
      const exported = join(cwd, 'exported.json');
      const env = {
        ...AT_HOME,
        PROMPTFOO_CONFIG_DIR: join(cwd, 'promptfoo'),
        OPENAI_BASE_URL: job.baseUrl,
        OPENAI_API_KEY: 'local',
      };
      writeFileSync(
        join(cwd, 'promptfooconfig.json'),
        JSON.stringify({
          prompts: [`file://${job.prompt}`],
          providers: ['openai:chat:gpt-4o-mini'],
          tests: `file://${job.experiments}`,
        }),
      );
      const flags = ['-j', `${cap}`, '--no-table', '--no-progress-bar', '--no-share'];
      const evaluate = [...program, 'eval', '-c', 'promptfooconfig.json', ...flags];
      return {
        env,
        command: [...evaluate, '-o', 'results.json'],
        again: [...program, 'eval', '--resume', ...flags, '-o', 'results.json'],
        kept() {
          rmSync(exported, { force: true });
          const [node = '', ...args] = [...program, 'export', 'eval', 'latest', '-o', exported];
          execFileSync(node, args, { cwd, env: { ...process.env, ...env, HOME: cwd }, stdio: 'ignore' });
          return existsSync(exported) ? readFileSync(exported, 'utf8') : '';
        },
      };
    },
  };
}

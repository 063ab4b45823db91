// @ts-check
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A question, by curl. It waits a second before it tries again what was refused, then two, as its manual says. */
const ASK = `set -o pipefail
jq -n --arg prompt "Answer in $1, in one sentence: $2" \\
  '{ model: "gpt-4o-mini", messages: [{ role: "user", content: $prompt }] }' |
  curl -sS --fail --retry 3 -H 'content-type: application/json' -d @- "$OPENAI_BASE_URL/chat/completions" |
  jq -r '.choices[0].message.content'
`;

/** GNU parallel, curl and jq. https://www.gnu.org/software/parallel/man.html @type {import('./peer.mjs').Peer} */
export const gnuParallel = {
  name: 'GNU parallel',
  version: () => /\d+/.exec(execFileSync('parallel', ['--version'], { encoding: 'utf8' }))?.[0] ?? '',
  prepare: (job, cap) => {
    const cwd = dirname(job.prompt);
    const answers = join(cwd, 'answers');
    writeFileSync(join(cwd, 'ask.sh'), ASK);
    const command = [
      'parallel',
      '--will-cite',
      '--colsep',
      ',',
      '--header',
      ':',
      '-j',
      `${cap}`,
      '--joblog',
      'log',
    ];
    const asked = ['bash', 'ask.sh', '{language}', '{question}', '::::', job.experiments];
    return {
      env: { OPENAI_BASE_URL: job.baseUrl },
      command: [...command, '--results', answers, ...asked],
      again: [...command, '--results', answers, '--resume-failed', ...asked],
      kept: () => {
        if (!existsSync(answers)) return '';
        const names = readdirSync(answers, { recursive: true, encoding: 'utf8' });
        const texts = names.filter((name) => name.endsWith('/stdout')).map((name) => join(answers, name));
        return texts.map((path) => readFileSync(path, 'utf8')).join('');
      },
    };
  },
};

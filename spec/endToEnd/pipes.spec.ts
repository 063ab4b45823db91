import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { json, localServer } from '../support/localServer.js';
import { parseResults, readResults } from '../support/readResults.js';
import { builtProgram } from '../support/startCli.js';
import { chatAnswer } from './support/chatAnswer.js';
import { heldServer } from './support/heldServer.js';
import { csvRows, job } from './support/job.js';
import { startShell } from './support/startShell.js';

const onPosix = describe.skipIf(process.platform === 'win32');

onPosix('a reader of stdout that has had enough', () => {
  it.each([
    { flags: '', said: /^$/ },
    {
      flags: '--verbose',
      said: /^(api now gets 10 calls at once\n)?(Completed \d+\/\d+: api\/m status=ok \(\d+\.\d\ds\)\n)*$/,
    },
  ])('ends the run at once and quietly, though input and calls go on: flags "$flags"', async ({
    flags,
    said,
  }) => {
    const { env, answerOne } = await heldServer({ answers: 2 });
    const { cwd, path } = job('');
    const run = `parallamr run -p prompt.txt -e - ${flags}`;
    const reader = '{ head -3; exec <&-; : > gone; }';
    const shell = startShell(`{ ${run}; echo "exit $?" > code; } | ${reader}; cat code`, { cwd, env });
    onTestFinished(() => void shell.child.kill());
    shell.child.stdin.write(csvRows({ api: 50 }));
    // That the reader has gone is seen by who writes to it.
    await expect.poll(() => existsSync(path('gone')), { timeout: 20_000 }).toBe(true);
    await expect.poll(answerOne, { timeout: 20_000 }).toBe(true);

    const { stdout, stderr } = await shell.ended;
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^provider,model,n,status/),
      expect.stringMatching(/^api,m,api-\d+,ok/),
      expect.stringMatching(/^api,m,api-\d+,ok/),
      'exit 0',
      '',
    ]);
    expect(stderr).toMatch(said);
  });
});

describe('a slow reader of stdout', () => {
  it('holds calls back: no more are made than there is room for their results', async () => {
    const answer = 'x'.repeat(100_000);
    const server = await localServer((response) => json(response, chatAnswer(answer)));
    onTestFinished(() => server.close());
    const { cwd } = job(csvRows({ api: 300 }));
    const args = [
      builtProgram,
      'run',
      '-p',
      'prompt.txt',
      '-e',
      'rows.csv',
      '--provider-concurrency',
      'api=5',
    ];
    const child = spawn(process.execPath, args, {
      cwd,
      env: { API_BASE_URL: `${server.url}/v1` },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const said = text(child.stderr);

    await vi.waitUntil(() => server.calls.length >= 5, { timeout: 20_000 });
    const csv: string[] = [];
    let bytes = 0;
    const ahead: number[] = [];
    for await (const chunk of child.stdout) {
      csv.push(String(chunk));
      bytes += chunk.length;
      ahead.push(server.calls.length - Math.floor(bytes / answer.length));
      for (let turn = 0; turn < 5; turn += 1) await setImmediate();
    }

    expect(parseResults(csv.join(''))).toHaveLength(300);
    // Five places, and what the pipe and the streams at its ends take in.
    expect(Math.max(...ahead)).toBeLessThanOrEqual(10);
    expect(await said).toMatch(/^Rows: 300 ok/);
  });
});

onPosix('a run behind a run', () => {
  it('takes its rows as they come', async () => {
    const { cwd, path } = job(csvRows({ mock: 40 }), { 'judge.txt': 'Judge {{output}}' });
    const judge = 'parallamr run -q -p judge.txt -e - -o scores.csv --set model=judge';
    const shell = startShell(`parallamr run -q -p prompt.txt -e rows.csv | ${judge}`, { cwd });
    shell.child.stdin.end();

    expect(await shell.ended).toEqual({ code: 0, stdout: '', stderr: '' });
    const scores = readResults(path('scores.csv'));
    expect(scores).toHaveLength(40);
    expect(scores[0]).toMatchObject({ model: 'judge', input_model: 'm', input_status: 'ok', status: 'ok' });
  });
});

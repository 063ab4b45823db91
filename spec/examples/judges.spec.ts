import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { chatAnswer } from '../endToEnd/support/chatAnswer.js';
import { job } from '../endToEnd/support/job.js';
import { startShell } from '../endToEnd/support/startShell.js';
import { json, localServer } from '../support/localServer.js';
import { readResults } from '../support/readResults.js';

const examples = fileURLToPath(new URL('../../examples', import.meta.url));

const ROWS = `question,rubric,expect.contains
Why do bees dance?,Names the direction of food.,food
Why is the sky blue?,Names Rayleigh scattering.,Rayleigh
`;

/** Models that answer, and a judge that reads what it is shown. */
async function judgedJob(judge: (prompt: string) => string) {
  const server = await localServer((response, { body }) => {
    const { model, messages } = body as { model: string; messages: readonly { content: string }[] };
    const prompt = messages.at(-1)?.content ?? '';
    const answer = prompt.includes('bees') ? 'To tell where food is.' : 'Because of the sea.';
    json(
      response,
      chatAnswer(model === 'judge' ? judge(prompt) : model === 'long' ? `Well, ${answer}` : answer),
    );
  });
  onTestFinished(() => server.close());
  const { cwd, path } = job(ROWS, { 'prompt.txt': '{{question}}' });
  cpSync(examples, path('examples'), { recursive: true });
  const shell = async (line: string) => {
    const { child, ended } = startShell(line, { cwd, env: { API_BASE_URL: `${server.url}/v1` } });
    child.stdin.end();
    return ended;
  };
  return { path, shell };
}

describe.skipIf(process.platform === 'win32')('the judges of the examples', () => {
  it('score answers by a rubric, in one pipe', async () => {
    const { path, shell } = await judgedJob((prompt) =>
      prompt.includes('where food is')
        ? '{"reason": "It names it.", "score": 5}'
        : 'Let me see.\n```json\n{"reason": "It does not.", "score": 2}\n```',
    );
    const end = await shell(
      `parallamr run -q -p prompt.txt -e rows.csv --ordered --set provider=api --set model=m |
       parallamr run -q -p examples/rubric.txt -e - --ordered --set model=judge |
       parallamr score - -o scored.csv --verdict output --scale 1..5 --pass-at verdict=0.75`,
    );
    expect(end).toMatchObject({ code: 0, stdout: '' });
    expect(end.stderr).toContain('Scored 2 of 2 rows: mean 0.563, 1 passed');
    expect(readResults(path('scored.csv'))).toMatchObject([
      {
        input_output: 'To tell where food is.',
        'score.contains': '1',
        'score.verdict': '1',
        score: '1',
        pass: '1',
      },
      {
        'score.contains': '0',
        'score.verdict': '0.25',
        score: '0.125',
        pass: '0',
        score_reason: "contains: does not hold 'Rayleigh'; verdict: It does not.",
      },
    ]);
  });

  const PAIRWISE = `
    parallamr run -q -p prompt.txt -e rows.csv --set provider=api --set model=short |
      parallamr run -q -p prompt.txt -e - --set model=long > pairs.csv &&
    parallamr run -q -p examples/pairwise.txt -e pairs.csv --ordered --set model=judge |
      parallamr score - -q --verdict output --words first=0,second=1,tie=0.5 -o there.csv &&
    parallamr run -q -p examples/pairwiseSwapped.txt -e pairs.csv --ordered --set model=judge |
      parallamr score - -q --verdict output --words first=1,second=0,tie=0.5 -o back.csv`;

  /** What both orders make of each question, together. */
  async function shareOfLong(judge: (prompt: string) => string): Promise<readonly number[]> {
    const { path, shell } = await judgedJob(judge);
    expect(await shell(PAIRWISE)).toEqual({ code: 0, stdout: '', stderr: '' });
    const scores = ['there.csv', 'back.csv'].map(
      (name) =>
        new Map(readResults(path(name)).map((row) => [row['question'], Number(row['score.verdict'])])),
    );
    return [...(scores[0]?.keys() ?? [])].map(
      (question) =>
        scores.reduce((sum, byQuestion) => sum + (byQuestion.get(question) ?? Number.NaN), 0) / scores.length,
    );
  }

  it('let the better of two answers win in both orders', async () => {
    const judge = (prompt: string) =>
      JSON.stringify({
        reason: 'More.',
        winner: /First answer:\s+"""\s+Well/.test(prompt) ? 'first' : 'second',
      });
    expect(await shareOfLong(judge)).toEqual([1, 1]);
  });

  it('give one share of wins when both orders are compared as repeats', async () => {
    const { shell } = await judgedJob((prompt) =>
      JSON.stringify({ winner: prompt.includes('bees') ? 'first' : 'tie' }),
    );
    const { stdout } = await shell(`${PAIRWISE} &&
      parallamr compare there.csv back.csv --by model --score score.verdict --json`);
    expect(JSON.parse(stdout)).toMatchObject({
      cases: 2,
      repeats: 2,
      caseColumns: ['question', 'rubric'],
      sides: [{ name: 'api/judge', cases: 2, mean: { value: 0.5 } }],
    });
  });

  it('make a tie of a mind that changes with the order', async () => {
    expect(await shareOfLong(() => '{"reason": "It comes first.", "winner": "first"}')).toEqual([0.5, 0.5]);
  });
});

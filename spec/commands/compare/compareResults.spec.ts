import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../bench/seededRandom.mjs';
import type { Comparison } from '../../../src/scores/compare/comparison.js';
import { wilson } from '../../../src/scores/statistics/wilson.js';
import { files } from '../support/files.js';
import { runMain } from '../support/runMain.js';

const compare = (args: readonly string[], stdin = '') => runMain(['compare', ...args], { stdin });

async function compared(args: readonly string[], stdin = ''): Promise<Comparison> {
  const { stdout, stderr } = await compare([...args, '--json'], stdin);
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

const HEADER = 'provider,model,question,repeat,status,latency_ms,cost_usd,output,experiment_id,score,pass\n';

/** Rows of a side: for each case the scores of its repeats, where `-` is no answer and nothing is no score. */
function rows(model: string, cases: readonly (readonly (number | '-' | '')[])[]): string {
  return cases
    .flatMap((scores, index) =>
      scores.map((score, repeat) => {
        const isError = score === '-';
        const known = typeof score === 'number' ? score : '';
        const pass = typeof score === 'number' ? Number(score === 1) : '';
        return `api,${model},"question ${index}",${repeat + 1},${isError ? 'error' : 'ok'},100,0.001,text,r${index}${repeat},${known},${pass}\n`;
      }),
    )
    .join('');
}

/** As many cases that pass, then as many that fail, asked once. */
const passing = (passes: number, fails: number) => [
  ...Array.from({ length: passes }, () => [1]),
  ...Array.from({ length: fails }, () => [0]),
];

describe('compare', () => {
  it('says how the models are told apart that a judge was asked about', async () => {
    const judged = 'provider,model,input_model,question,score\na,judge,x,q,1\na,judge,y,q,0\n';
    expect((await compare(['-'], judged)).stderr).toContain('--by input_model');
    expect((await compare(['-', '--by', 'input_model'], judged)).stderr).toBe('');
  });

  it('shows each side with its interval, its difference to the first, and what it took', async () => {
    const a = passing(17, 3).concat(passing(17, 3));
    const b = passing(20, 0).concat(passing(18, 2));
    const { code, stdout } = await compare(['-'], HEADER + rows('a', a) + rows('b', b));
    expect(code).toBe(0);
    expect(stdout).toBe(`score, 40 cases, paired by question
model   mean         95 %              against api/a
api/a  0.850  0.709-0.929
api/b  0.950  0.835-0.986  +0.100 (+0.003 to +0.197)  4 up 0 down  may be chance, p = 0.125

model    p50    p95    cost    a row
api/a  100ms  100ms  $0.040  $0.0010
api/b  100ms  100ms  $0.040  $0.0010

paired: each case with itself; up, down: cases that got better, worse; see parallamr compare --help
`);
  });

  it('uses Wilson where every case passes or fails once', async () => {
    const { sides } = await compared(['-'], HEADER + rows('a', passing(17, 3)));
    const { low, high } = wilson(17, 20);
    expect(sides[0]).toMatchObject({ cases: 20, mean: { value: 0.85, low, high, method: 'wilson' } });
  });

  it('makes one value of the repeats of a case before anything else', async () => {
    const table = HEADER + rows('a', [[1, 1, 0], [0, 0, 0], [1, 1, 1], [1]]);
    const { cases, repeats, sides } = await compared(['-'], table);
    expect({ cases, repeats }).toEqual({ cases: 4, repeats: 3 });
    expect(sides[0]?.mean?.value).toBeCloseTo((2 / 3 + 0 + 1 + 1) / 4, 12);
    expect(sides[0]?.mean?.method).toBe('wilson of clusters');
    expect(sides[0]?.tries).toEqual([
      { k: 3, cases: 3, passAtK: 2 / 3, passHatK: expect.closeTo(1 / 3, 12) },
    ]);
  });

  it('counts the tries that it is asked for', async () => {
    const { sides } = await compared(
      ['-', '-k', '1,2'],
      HEADER +
        rows('a', [
          [1, 1, 0],
          [0, 0, 0],
        ]),
    );
    expect(sides[0]?.tries).toMatchObject([
      { k: 1, cases: 2, passAtK: expect.closeTo(1 / 3, 12), passHatK: expect.closeTo(1 / 3, 12) },
      { k: 2, cases: 2, passAtK: 0.5, passHatK: expect.closeTo(1 / 6, 12) },
    ]);
  });

  it('uses t where scores are shares, and stays between 0 and 1', async () => {
    const { sides } = await compared(['-'], HEADER + rows('a', [[0.5], [1], [1], [1]]));
    expect(sides[0]?.mean).toMatchObject({ method: 't', value: 0.875, high: 1 });
    expect(sides[0]?.mean?.low).toBeCloseTo(0.875 - 3.182446305283708 * 0.125, 12);
  });

  it('pairs by the cases that both sides have, and leaves out what has no answer or no score', async () => {
    const a = rows('a', [[0], [0], [1], [0], [1]]);
    const b = rows('b', [[1], ['-'], [1], [''], [0], [1]]);
    const table = HEADER + a + b;
    const { sides, cases } = await compared(['-'], table);
    expect(cases).toBe(6);
    expect(sides[1]).toMatchObject({
      cases: 4,
      casesWithout: 2,
      unanswered: 1,
      unscored: 1,
      difference: {
        cases: 3,
        better: 1,
        worse: 1,
        same: 1,
        value: 0,
        test: 'mcnemar',
        pValue: 1,
        judgement: 'too few',
      },
    });
    const { stdout } = await compare(['-'], table);
    expect(stdout).toContain('too few to tell');
    expect(stdout).toMatch(/too few to tell: below 30 shared cases; .*see parallamr compare --help\n$/);
    expect(stdout).toContain('api/b: 1 row unanswered, 1 row without a score: 2 cases left out');
  });

  it('adjusts the chance of several differences by Holm', async () => {
    const base = passing(20, 20);
    const better = passing(28, 12);
    const table = HEADER + rows('a', base) + rows('b', better) + rows('c', passing(20, 20));
    const { sides } = await compared(['-'], table);
    const [, b, c] = sides.map(({ difference }) => difference);
    expect(b).toMatchObject({
      better: 8,
      worse: 0,
      pValue: expect.closeTo(2 * 0.5 ** 8, 12),
      judgement: 'better',
    });
    expect(b?.adjustedPValue).toBeCloseTo(2 * 2 * 0.5 ** 8, 12);
    expect(c).toMatchObject({ value: 0, pValue: 1, adjustedPValue: 1, judgement: 'unclear' });
    expect(c?.low).toBeCloseTo(-wilson(0, 40).high, 12);
  });

  it('tells that a side got worse', async () => {
    const { sides } = await compared(['-'], HEADER + rows('a', passing(40, 0)) + rows('b', passing(30, 10)));
    expect(sides[1]?.difference).toMatchObject({ worse: 10, judgement: 'worse', value: -0.25 });
  });

  it('finds a baseline by a part of its name', async () => {
    const table = HEADER + rows('small', passing(1, 1)) + rows('large', passing(2, 0));
    const { baseline, sides } = await compared(['-', '--baseline', 'large'], table);
    expect(baseline).toBe('api/large');
    expect(sides.map(({ isBaseline }) => isBaseline)).toEqual([false, true]);
    expect(sides[0]?.difference?.value).toBe(-0.5);
  });

  it('has wider intervals where cases come in clusters', async () => {
    const random = seededRandom(1);
    const table = Array.from({ length: 60 }, (_, index) => {
      const document = Math.floor(index / 6);
      return `m,${document},${index},${document % 3 === 0 || random() < 0.1 ? 0 : 1}\n`;
    });
    const csv = `model,document,question,score\n${table.join('')}`;
    const plain = (await compared(['-'], csv)).sides[0]?.mean;
    const clustered = (await compared(['-', '--cluster', 'document'], csv)).sides[0]?.mean;
    expect(plain?.method).toBe('wilson');
    expect(clustered?.method).toBe('wilson of clusters');
    expect(clustered?.value).toBeCloseTo(plain?.value ?? 0, 12);
    expect((clustered?.high ?? 0) - (clustered?.low ?? 0)).toBeGreaterThan(
      1.5 * ((plain?.high ?? 0) - (plain?.low ?? 0)),
    );
  });

  it.each([
    { clusters: 19, judgement: 'too few' },
    { clusters: 20, judgement: 'better' },
  ])('calls $clusters clusters of cases $judgement', async ({ clusters, judgement }) => {
    const table = Array.from({ length: 40 }, (_, index) => {
      const cells = `${index % clusters},${index}`;
      return `a,${cells},${index % 4 === 0 ? 1 : 0}\nb,${cells},${index % 8 === 1 ? 0 : 1}\n`;
    });
    const csv = `model,document,question,score\n${table.join('')}`;
    const args = ['-', '--case', 'question', '--cluster', 'document'];
    expect((await compared(args, csv)).sides[1]?.difference).toMatchObject({ clusters, judgement });
    const { stdout } = await compare(args, csv);
    expect(stdout.includes('too few to tell: below 30 shared cases or 20 clusters')).toBe(clusters < 20);
  });

  it('holds two files against each other, each model against itself', async () => {
    const both = (passes: number) =>
      HEADER + rows('a', passing(passes, 4 - passes)) + rows('b', passing(1, 3));
    const path = files({ 'old.csv': both(1), 'new.csv': both(3) });
    const args = [path('old.csv'), path('new.csv'), '--baseline', path('old.csv')];
    const { sides, baseline } = await compared(args);
    expect(baseline).toBe(path('old.csv'));
    expect(sides.map(({ name }) => name)).toEqual([
      `api/a · ${path('old.csv')}`,
      `api/b · ${path('old.csv')}`,
      `api/a · ${path('new.csv')}`,
      `api/b · ${path('new.csv')}`,
    ]);
    expect(sides.map(({ difference }) => difference?.value)).toEqual([undefined, undefined, 0.5, 0]);
  });

  it('calls the sides by what tells them apart', async () => {
    const path = files({
      'a.csv': HEADER + rows('a', passing(1, 1)),
      'b.csv': HEADER + rows('b', passing(1, 1)),
      'a2.csv': HEADER + rows('a', passing(1, 1)),
    });
    const names = async (...args: string[]) => (await compared(args)).sides.map(({ name }) => name);
    expect(await names(path('a.csv'), path('b.csv'))).toEqual(['api/a', 'api/b']);
    expect(await names(path('a.csv'), path('a2.csv'))).toEqual([path('a.csv'), path('a2.csv')]);
    expect(await names(path('a.csv'), path('b.csv'), '--by', 'status')).toEqual(['ok']);
    expect(await names(path('a.csv'), path('b.csv'), '--by', 'status', '--by', 'model')).toEqual([
      'api/a',
      'api/b',
    ]);
  });

  it('compares prompts, and pairs them by all other variables', async () => {
    const table =
      'model,question,prompt,score,param.temperature\nm,1,a.txt,0,0\nm,2,a.txt,0,0\nm,1,b.txt,1,1\nm,2,b.txt,1,1\n';
    const { sides, caseColumns } = await compared(['-', '--by', 'prompt'], table);
    expect(caseColumns).toEqual(['question']);
    expect(sides[1]).toMatchObject({ name: 'b.txt', difference: { cases: 2, value: 1 } });
  });

  it('knows the cases of answers that a judge was asked about', async () => {
    const table = `provider,model,input_provider,input_model,question,expect,meta.topic,input_output,input_status,input_experiment_id,input_input_tokens,input_tokens,output,experiment_id,score.verdict,score
judge,j,api,a,q1,x,t,A,ok,r1,5,6,pass,r3,1,1
judge,j,api,b,q1,x,t,B,ok,r2,7,8,fail,r4,0,0
`;
    const args = ['-', '--by', 'input_model', '--score', 'score.verdict'];
    const { sides, caseColumns } = await compared(args, table);
    expect(caseColumns).toEqual(['question']);
    expect(sides[1]).toMatchObject({ name: 'b', difference: { cases: 1, value: -1 } });
  });

  it.each([
    { by: 'input_model', says: 1 },
    { by: 'model', says: 0 },
  ])('says whose times and costs are shown by $by', async ({ by, says }) => {
    const table = 'model,input_model,question,latency_ms,score\nj,a,q,5,1\nj,b,q,6,0\n';
    const { stdout } = await compare(['-', '--by', by], table);
    expect(stdout.split("p50, p95, cost: of the last calls, such as a judge's")).toHaveLength(1 + says);
    const untimed = await compare(['-', '--by', by], table.replaceAll(/,[56],/g, ',,'));
    expect(untimed.stdout).not.toContain('of the last calls');
  });

  it('pairs the rows of a run with --flatten, whose columns of JSON are no variables', async () => {
    const row = (model: string, n: number, mood: string) =>
      `mock,${model},question ${n},${mood},ok,"{""mood"":""${mood}""}",1\n`;
    const lines = [1, 2, 3].flatMap((n) => [row('a', n, `m${n}`), row('b', n, `n${n}`)]);
    const path = files({ 'r.csv': `provider,model,question,mood,status,output,score\n${lines.join('')}` });
    const found = await compared([path('r.csv')]);
    expect(found).toMatchObject({ caseColumns: ['question'], cases: 3 });
  });

  it('pairs the rows of a run with --reasoning, whose thoughts are no variable', async () => {
    const row = (model: string, n: number) => `${model},q${n},ok,yes,${n},${model}${n},hm ${model}${n},1\n`;
    const lines = [1, 2].flatMap((n) => [row('a', n), row('b', n)]);
    const header = 'model,question,status,output,row_number,experiment_id,thoughts,score\n';
    expect(await compared(['-'], header + lines.join(''))).toMatchObject({
      caseColumns: ['question'],
      cases: 2,
    });
    const own = 'model,question,experiment_id,document,score\na,q1,r1,d1,1\na,q1,r2,d2,0\n';
    expect(await compared(['-'], own)).toMatchObject({ caseColumns: ['question', 'document'], cases: 2 });
  });

  it('says so where no case is shared, and takes the columns that tell cases apart', async () => {
    const table = 'model,n,question,score\na,1,q,1\nb,2,q,0\n';
    expect((await compare(['-'], table)).stdout).toContain(
      'No case is shared with the baseline: name the columns',
    );
    expect((await compared(['-', '--case', 'question'], table)).sides[1]?.difference?.value).toBe(-1);
  });

  it('says of a side without any score that rows have none, and nothing of cases', async () => {
    const { stdout } = await compare(['-'], 'model,n,question,score\na,1,q,1\nb,2,q,\n');
    expect(stdout).toContain('b: 1 row without a score: 1 case left out');
    expect(stdout).not.toContain('No case is shared');
  });

  it('compares any numbers', async () => {
    const { sides } = await compared(['-', '--score', 'latency_ms'], HEADER + rows('a', passing(2, 1)));
    expect(sides[0]?.mean).toMatchObject({ value: 100, method: 't' });
  });

  it('holds the scores against labels', async () => {
    const rowsOf = (count: number, pass: number, label: number | '') =>
      Array.from({ length: count }, () => `${pass},${pass},${label}\n`).join('');
    const body = rowsOf(20, 1, 1) + rowsOf(5, 1, 0) + rowsOf(10, 0, 1) + rowsOf(15, 0, 0) + rowsOf(50, 1, '');
    const numbered = body
      .trim()
      .split('\n')
      .map((line, index) => `m,${index},${line}\n`)
      .join('');
    const csv = `model,n,score,pass,label\n${numbered}`;
    const { sides } = await compared(['-'], csv);
    // Sensitivity 20 of 30, specificity 15 of 20, 75 of 100 pass.
    expect(sides[0]?.labels).toMatchObject({ labels: 50, agreement: 0.7, kappa: expect.closeTo(0.4, 12) });
    expect(sides[0]?.labels?.share?.value).toBe(1);
    expect((await compare(['-'], csv)).stdout).toContain(
      'm: 50 labels, agreement 0.700, kappa 0.400; passes without the bias of the score: 1.000',
    );
  });

  it('reads JSON Lines, and a table that is still being written', async () => {
    const path = files({
      'r.jsonl': '{"model":"m","q":1,"score":1}\n{"model":"m","q":2,"score":0}\n{"model":"m","q":3',
    });
    const { code, stdout, stderr } = await compare([path('r.jsonl')]);
    expect(code).toBe(0);
    expect(stdout).toContain('score, 2 cases');
    expect(stderr).toContain('in line 3, is not whole and left out');
  });

  it('lets no name control the terminal', async () => {
    const { stdout } = await compare(['-'], 'model,q,score\n"\u001b[31mred\nline",1,1\n');
    expect(stdout).not.toContain('\u001b');
    expect(stdout.split('\n')[2]).toMatch(/^\\u001b\[31mred line +1\.000/);
  });

  describe('--fail-under', () => {
    const table = HEADER + rows('a', passing(9, 1)) + rows('b', passing(7, 3));
    it.each([
      { limit: '0.7', code: 0, says: '' },
      { limit: '0.8', code: 1, says: 'The mean of api/b is below --fail-under 0.8\n' },
    ])('ends with $code for $limit', async ({ limit, code, says }) => {
      const { stderr, ...end } = await compare(['-', '--fail-under', limit], table);
      expect(end.code).toBe(code);
      expect(stderr).toBe(says);
    });

    it('is missed by a side without any score', async () => {
      expect((await compare(['-', '--fail-under', '0'], HEADER + rows('a', [['-']]))).code).toBe(1);
    });
  });

  it.each([
    { args: ['-'], csv: 'model,output\na,b\n', says: "there is no column 'score': score the results first" },
    { args: ['-', '--score', 'x'], csv: HEADER, says: "there is no column 'x' (see --score)" },
    { args: ['-', '--by', 'x'], csv: HEADER, says: "there is no column 'x' (see --by)" },
    { args: ['-', '--case', 'x'], csv: HEADER, says: "there is no column 'x' (see --case)" },
    { args: ['-', '--cluster', 'x'], csv: HEADER, says: "there is no column 'x' (see --cluster)" },
    {
      args: ['-', '--baseline', 'x'],
      csv: HEADER + rows('a', [[1]]),
      says: '--baseline x is none of them; there are: api/a',
    },
    {
      args: ['-', '--baseline', 'api'],
      csv: HEADER + rows('a', [[1]]) + rows('b', [[1]]),
      says: 'may be several of them',
    },
    { args: ['-'], csv: HEADER, says: 'there are no rows to compare' },
    { args: ['-', '-k', '0'], csv: HEADER, says: '--tries must be positive' },
    { args: ['-', '--fail-under', 'x'], csv: HEADER, says: "--fail-under needs a number, got 'x'" },
    { args: [], csv: '', says: 'compare needs' },
  ])('refuses $args: $says', async ({ args, csv, says }) => {
    const { code, stderr, stdout } = await compare(args, csv);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
    expect(stdout).toBe('');
  });
});

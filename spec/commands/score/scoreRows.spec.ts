import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseResults, readResults } from '../../support/readResults.js';
import { files } from '../support/files.js';
import { runMain } from '../support/runMain.js';

const RESULTS = `model,q,expect,expect.contains,status,latency_ms,output,experiment_id
m,1,Paris,,ok,10,Paris,0000000000000001
m,2,,"say ""km""",ok,10,"I say ""km"", 42",0000000000000002
m,3,Rome,ital,ok,10,Rome,0000000000000003
m,4,Rome,,error,10,,0000000000000004
m,5,,,ok,10,anything,0000000000000005
`;

const SCORES = [
  { 'score.equals': '1', 'score.contains': '', score: '1', pass: '1', score_reason: '' },
  { 'score.equals': '', 'score.contains': '1', score: '1', pass: '1', score_reason: '' },
  {
    'score.equals': '1',
    'score.contains': '0',
    score: '0.5',
    pass: '0',
    score_reason: "contains: does not hold 'ital'",
  },
  { 'score.equals': '', 'score.contains': '', score: '', pass: '', score_reason: 'no answer' },
  { 'score.equals': '', 'score.contains': '', score: '', pass: '', score_reason: '' },
];

const score = (args: readonly string[], stdin = '') => runMain(['score', ...args], { stdin });

describe('score', () => {
  it('writes the rows as they were, with their scores behind', async () => {
    const path = files({ 'r.csv': RESULTS });
    const { code, stdout, stderr } = await score([path('r.csv')]);
    expect(code).toBe(0);
    const rows = parseResults(stdout);
    const input = readResults(path('r.csv'));
    expect(rows).toEqual(input.map((row, index) => ({ ...row, ...SCORES[index] })));
    expect(Object.keys(rows[0] ?? {}).slice(-5)).toEqual(Object.keys(SCORES[0] ?? {}));
    expect(stderr).toBe(
      'Scored 3 of 5 rows: mean 0.833, 2 passed\n  equals 1.000, contains 0.500\n  1 without an answer, not scored\n',
    );
  });

  it('is a stage of a pipe', async () => {
    const { stdout } = await score(['-', '-q'], RESULTS);
    expect(parseResults(stdout)).toHaveLength(5);
  });

  it('brings the scores of an earlier scoring up to date', async () => {
    const path = files({ 'r.csv': RESULTS });
    const first = await score([path('r.csv')]);
    writeFileSync(path('s.csv'), first.stdout);
    expect((await score([path('s.csv')])).stdout).toBe(first.stdout);
  });

  it('counts the scores of an earlier stage', async () => {
    const scored = 'output,expect,score.verdict,score,pass,score_reason\na,a,0.5,0.5,0,verdict: weak\n';
    const { stdout } = await score(['-', '-q'], scored);
    expect(parseResults(stdout)).toEqual([
      {
        output: 'a',
        expect: 'a',
        'score.verdict': '0.5',
        'score.equals': '1',
        score: '0.75',
        pass: '0',
        score_reason: 'verdict: weak',
      },
    ]);
  });

  it('keeps a column that is merely called like one of its own', async () => {
    const { stdout } = await score(['-', '-q'], 'output,expect,score,pass\na,a,17,bus\n');
    expect(parseResults(stdout)).toEqual([
      {
        output: 'a',
        expect: 'a',
        input_score: '17',
        input_pass: 'bus',
        'score.equals': '1',
        score: '1',
        pass: '1',
        score_reason: '',
      },
    ]);
  });

  it('reads and writes JSON Lines, with values as they were', async () => {
    const line =
      '{"output":"7 km","expect.number":"7","latency_ms":12.5,"tags":["a"],"pass":"bus"}\n{"output":"x","later":1}\n';
    const path = files({ 'r.jsonl': line });
    const { code } = await score([path('r.jsonl'), '-o', path('s.jsonl'), '-q']);
    expect(code).toBe(0);
    expect(readFileSync(path('s.jsonl'), 'utf8').split('\n')).toEqual([
      '{"output":"7 km","expect.number":"7","latency_ms":12.5,"tags":["a"],"input_pass":"bus","score.number":1,"score":1,"pass":1,"score_reason":""}',
      '{"output":"x","later":1,"score.number":null,"score":null,"pass":null,"score_reason":""}',
      '',
    ]);
  });

  it('writes JSON Lines from CSV and the other way', async () => {
    const path = files({ 'r.csv': RESULTS });
    const json = await score([path('r.csv'), '--format', 'jsonl', '-q']);
    expect(JSON.parse(json.stdout.split('\n')[2] ?? '')).toMatchObject({
      q: '3',
      latency_ms: 10,
      score: 0.5,
      pass: 0,
    });
    const csv = await score(['-', '--format', 'csv', '-q'], json.stdout);
    expect(parseResults(csv.stdout).map(({ score_reason }) => score_reason)).toEqual(
      SCORES.map((row) => row.score_reason),
    );
  });

  it('reads several files as one', async () => {
    const path = files({ 'a.csv': 'output,expect\nx,x\n', 'b.csv': 'expect.contains,output\ny,xyz\n' });
    const { stdout } = await score([path('a.csv'), path('b.csv'), '-q']);
    expect(parseResults(stdout).map((row) => [row['score.equals'], row['score.contains']])).toEqual([
      ['1', ''],
      ['', '1'],
    ]);
  });

  it('leaves out a last row that is still being written', async () => {
    const { code, stdout, stderr } = await score(['-'], `${RESULTS}m,6,x,"y`);
    expect(code).toBe(0);
    expect(parseResults(stdout)).toHaveLength(5);
    expect(stderr).toContain('stdin: the last row, in line 7, is not whole and left out');
  });

  it('writes what could be scored in front of a fault, and ends with 2', async () => {
    const path = files({ 'r.csv': 'output,expect\na,a\nb\nc,c\n' });
    const { code, stderr } = await score([path('r.csv'), '-o', path('s.csv')]);
    expect(code).toBe(2);
    expect(stderr).toContain('r.csv: line 3: expected 2 fields, found 1');
    expect(readResults(path('s.csv'))).toHaveLength(1);
  });

  it('puts all rows to an expectation of the command line', async () => {
    const { stdout } = await score(
      ['-', '-q', '--expect', 'contains={{unit}}'],
      'output,unit\n4 km,km\n4 mi,km\n4,\n',
    );
    expect(parseResults(stdout).map((row) => row['score.contains'])).toEqual(['1', '0', '']);
  });

  it('checks another column with --answer', async () => {
    const { stdout } = await score(['-', '-q', '--answer', 'short'], 'output,short,expect\nlong,a,a\n');
    expect(parseResults(stdout)[0]).toMatchObject({ score: '1' });
  });

  it('passes from a share on that is asked for', async () => {
    const table = 'output,expect.similar,expect.all\ncolor,colour,"[""col"",""x""]"\n';
    const passes = async (...args: string[]) =>
      parseResults((await score(['-', '-q', ...args], table)).stdout)[0]?.['pass'];
    expect(await passes()).toBe('0');
    expect(await passes('--pass-at', 'all=0.5')).toBe('1');
    expect(await passes('--pass-at', 'all=0.5,similar=0.9')).toBe('0');
  });

  describe('with a judge', () => {
    const JUDGED = `expect,input_status,input_output,status,output
a,ok,a,ok,"{""reason"":""Fine."",""score"":4}"
a,ok,a,ok,I cannot say
a,ok,a,error,
a,error,,ok,"{""score"":1}"
`;

    it('takes its word, and checks the answer that it judged', async () => {
      const { stdout, stderr } = await score(['-', '--verdict', 'output', '--scale', '1..5'], JUDGED);
      expect(
        parseResults(stdout).map((row) => [
          row['score.equals'],
          row['score.verdict'],
          row['score'],
          row['pass'],
          row['score_reason'],
        ]),
      ).toEqual([
        ['1', '0.75', '0.875', '0', 'verdict: Fine.'],
        [
          '1',
          '',
          '1',
          '',
          "verdict: no verdict in 'I cannot say': a word or a number from 1 to 5 was expected",
        ],
        ['1', '', '1', '', 'verdict: the judge gave no answer'],
        ['', '', '', '', 'no answer'],
      ]);
      expect(stderr).toContain(
        "Warning: 2 rows could not be checked in full: verdict: no verdict in 'I cannot say': a word or a number from 1 to 5 was expected",
      );
    });

    it('values its words as it is told', async () => {
      const args = ['-', '-q', '--verdict', 'w', '--words', 'First=1,second=0'];
      const { stdout } = await score(args, 'w\nFIRST\nsecond\n');
      expect(parseResults(stdout).map((row) => row['score'])).toEqual(['1', '0']);
    });
  });

  describe('with labels', () => {
    const LABELS =
      'experiment_id,label,note\n0000000000000001,fail,no source\n0000000000000003,pass,\n00000000000000ff,pass,\n';

    it('joins them beside the scores', async () => {
      const path = files({ 'r.csv': RESULTS, 'l.csv': LABELS });
      const { stdout, stderr } = await score([path('r.csv'), '--labels', path('l.csv')]);
      expect(parseResults(stdout).map((row) => [row['score'], row['label'], row['label_note']])).toEqual([
        ['1', '0', 'no source'],
        ['1', '', ''],
        ['0.5', '1', ''],
        ['', '', ''],
        ['', '', ''],
      ]);
      expect(stderr).toContain('Warning: 1 label belongs to no row');
    });

    it('are the scores where there is nothing else', async () => {
      const path = files({ 'l.csv': LABELS });
      const results = 'output,status,experiment_id\nx,ok,0000000000000001\ny,ok,0000000000000002\n';
      const { stdout } = await score(['-', '-q', '--labels', path('l.csv')], results);
      expect(
        parseResults(stdout).map((row) => [row['score.label'], row['pass'], row['score_reason']]),
      ).toEqual([
        ['0', '0', 'label: no source'],
        ['', '', ''],
      ]);
    });

    it('are found by all columns that both have, and by the id of a judged answer', async () => {
      const path = files({ 'byName.csv': 'q,label\n1,pass\n', 'byId.csv': LABELS });
      const joined = async (labels: string, table: string) =>
        parseResults((await score(['-', '-q', '--labels', path(labels)], table)).stdout)[0]?.['label'];
      expect(await joined('byName.csv', 'q,output\n1,x\n')).toBe('1');
      expect(
        await joined('byId.csv', 'input_experiment_id,experiment_id,output\n0000000000000001,00,x\n'),
      ).toBe('0');
    });
  });

  describe('--fail-under', () => {
    it.each([
      { limit: '0.8', code: 0, says: 'Scored 3 of 5' },
      { limit: '0.84', code: 1, says: 'The mean score is below --fail-under 0.84' },
    ])('ends with $code for $limit', async ({ limit, code, says }) => {
      const result = await score(['-', '--fail-under', limit], RESULTS);
      expect(result.code).toBe(code);
      expect(result.stderr).toContain(says);
    });

    it('is missed where nothing was scored', async () => {
      expect((await score(['-', '-q', '--fail-under', '0'], 'output,expect\na,\n')).code).toBe(1);
    });
  });

  describe('its output', () => {
    it('is not replaced unless it is asked for, and not before all is known to be right', async () => {
      const path = files({ 'r.csv': RESULTS, 's.csv': 'mine' });
      const refused = await score([path('r.csv'), '-o', path('s.csv')]);
      expect(refused).toMatchObject({
        code: 2,
        stderr: `parallamr: ${path('s.csv')} exists already: use --overwrite to replace it\n`,
      });
      await score([path('r.csv'), '-o', path('s.csv'), '--overwrite', '--verdict', 'nowhere']);
      expect(readFileSync(path('s.csv'), 'utf8')).toBe('mine');
      expect((await score([path('r.csv'), '-o', path('s.csv'), '--overwrite'])).code).toBe(0);
      expect(readResults(path('s.csv'))).toHaveLength(5);
      expect(existsSync(`${path('s.csv')}.lock`)).toBe(false);
    });

    it.each(['r.csv', 'l.csv'])('is never the file %s that is read', async (name) => {
      const labels = 'experiment_id,label\n0000000000000001,pass\n';
      const path = files({ 'r.csv': RESULTS, 'l.csv': labels });
      const args = [path('r.csv'), '--labels', path('l.csv'), '-o', path(name), '--overwrite'];
      const { code, stderr } = await score(args);
      expect(code).toBe(2);
      expect(stderr).toBe(`parallamr: --output ${path(name)} is the file ${path(name)} that is read\n`);
      expect(readFileSync(path('r.csv'), 'utf8')).toBe(RESULTS);
      expect(readFileSync(path('l.csv'), 'utf8')).toBe(labels);
    });
  });

  it.each([
    { args: [], says: 'score needs' },
    { args: ['-', '--overwrite'], says: '--overwrite needs --output' },
    { args: ['-', '--scale', '1..5'], says: '--scale goes with --verdict' },
    { args: ['-', '--words', 'a=1'], says: '--words goes with --verdict' },
    { args: ['-', '--verdict', 'x', '--scale', 'a..b'], says: '--scale: the format is MIN..MAX' },
    { args: ['-', '--verdict', 'x', '--scale', '1..1'], says: 'must differ' },
    { args: ['-', '--verdict', 'x', '--words', 'a=2'], says: '--words needs a number from 0 to 1' },
    { args: ['-', '--words', 'a=1,a=0', '--verdict', 'x'], says: '--words: a was given twice' },
    { args: ['-', '--fail-under', '2'], says: '--fail-under needs a number from 0 to 1' },
    { args: ['-', '--format', 'xml'], says: '--format takes csv or jsonl' },
    { args: ['-', '--labels', '-'], says: 'stdin (-) can be read once' },
    { args: ['-', '--expect', 'contains'], says: 'the format is NAME=VALUE' },
    {
      args: ['-', '--pass-at', 'other=1'],
      says: "--pass-at: there is no check 'other' here; there are: equals",
    },
    { args: ['-', '--verdict', 'x'], says: "there is no column 'x' (see --verdict)" },
    { args: ['-', '--answer', 'x'], says: "there is no column 'x' (see --answer)" },
  ])('refuses $args: $says', async ({ args, says }) => {
    const { code, stderr, stdout } = await score(args, 'output,expect\na,a\n');
    expect(code).toBe(2);
    expect(stderr).toContain(says);
    expect(stdout).toBe('');
  });

  it('says what it looked for where there is nothing to score by', async () => {
    const { code, stderr } = await score(['-'], 'output,topic\na,b\n');
    expect(code).toBe(2);
    expect(stderr).toContain('nothing to score by');
    expect(stderr).toContain('Found: output, topic');
  });
});

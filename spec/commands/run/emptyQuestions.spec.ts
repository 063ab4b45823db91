import { describe, expect, it } from 'vitest';
import { parseResults } from '../../support/readResults.js';
import { files } from '../support/files.js';
import { runMain } from '../support/runMain.js';

const CONTENTS = {
  'prompt.txt': 'Tell me about {{topic}}.',
  'bare.txt': '{{topic}}\n',
  'blank.txt': ' \n\t\n',
  'notes.md': 'About {{topc}}.',
  'facts.txt': '{{provider}}/{{model}}, row {{row_number}}, {{prompt}}: {{topic}}?',
  'rows.csv': 'provider,model,topic\nmock,m,bees\nmock,m,\nmock,m, \n',
};

function given(...args: readonly string[]) {
  const path = files(CONTENTS);
  const named = args.map((arg) => (arg in CONTENTS ? path(arg) : arg));
  return runMain(['run', '-e', path('rows.csv'), ...named]);
}

describe('a question without words', () => {
  it('is an error of its row, and is not sent', async () => {
    const { code, stdout } = await given('-p', 'bare.txt');

    expect(code).toBe(1);
    expect(parseResults(stdout).map((row) => [row['status'], row['error_message'], row['attempts']])).toEqual(
      expect.arrayContaining([
        ['ok', '', '1'],
        ['error', 'The prompt is empty: nothing was sent', '0'],
        ['error', 'The prompt is empty: nothing was sent', '0'],
      ]),
    );
  });

  it.each([
    { args: ['-p', 'blank.txt'], words: 'blank.txt is empty: there is nothing to ask' },
    { args: ['-p', 'prompt.txt', '-p', 'blank.txt'], words: 'blank.txt is empty' },
    { args: ['-p', '-'], words: 'stdin cannot be read: ' },
    { args: ['-p', '-', '-c', 'notes.md'], words: 'stdin cannot be read: ' },
  ])('is refused before anything is sent where it is that of all rows: $args', async ({ args, words }) => {
    const { code, stdout, stderr } = await given(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
  });
});

describe('a placeholder that no column has', () => {
  it('is told at the start, and the run goes on', async () => {
    const { code, stderr } = await given('-p', 'prompt.txt', '-c', 'notes.md');
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^Warning: \{\{topc\}\} in notes\.md is no column, and goes out as it stands; did you mean \{\{topic\}\}\?\n/,
    );
    expect(stderr.match(/is no column/g)).toHaveLength(1);
  });

  it('is told under --quiet, too: every row is paid for and asks something else than is meant', async () => {
    const { stderr } = await given('-p', 'prompt.txt', '-c', 'notes.md', '-q');
    expect(stderr).toMatch(/^Warning: \{\{topc\}\} in notes\.md is no column/);
  });

  it('is told with what there is, what every row has beside its columns included', async () => {
    const { stderr } = await given('-p', 'facts.txt');
    expect(stderr).toMatch(
      /^Warning: \{\{prompt\}\} in facts\.txt is no column, and goes out as it stands; there are topic, provider, model, row_number\n/,
    );
    expect(stderr.match(/is no column/g)).toHaveLength(1);
  });

  it.each([
    { args: ['-p', 'prompt.txt'], why: 'all are columns' },
    { args: ['-p', 'prompt.txt', '-p', 'facts.txt'], why: 'several prompts have names' },
    { args: ['-p', 'prompt.txt', '-c', 'notes.md', '--set', 'topc=wasps'], why: '--set gives the column' },
  ])('is not spoken of where $why', async ({ args }) => {
    const { stderr } = await given(...args);
    expect(stderr).not.toContain('is no column');
  });
});

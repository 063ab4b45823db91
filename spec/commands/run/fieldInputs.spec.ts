import { describe, expect, it } from 'vitest';
import { parseResults } from '../../support/readResults.js';
import { files } from '../support/files.js';
import { runMain } from '../support/runMain.js';

const MARK = '\uFEFF';
const utf16 = (text: string) => Buffer.from(MARK + text, 'utf16le');

async function results(rows: string | Uint8Array, ...flags: string[]) {
  const path = files({ 'prompt.txt': '{{text}}', 'rows.csv': rows });
  const { code, stdout, stderr } = await runMain([
    'run',
    '-p',
    path('prompt.txt'),
    '-e',
    path('rows.csv'),
    ...flags,
  ]);
  const told = parseResults(stdout).map((row) =>
    row['status'] === 'ok' ? `${row['model']}: ${row['text']}` : row['error_message'],
  );
  return { code, stderr, told };
}

const texts = (...all: readonly string[]) => all.map((text) => `m: ${text}`);

describe('what spreadsheets and other programs leave in files', () => {
  it.each<{ title: string; rows: string | Uint8Array; told: readonly string[] }>([
    {
      title: 'rows of nothing but commas',
      rows: 'provider,model,text\nmock,m,a\n,,\n,,\n,,\n',
      told: texts('a'),
    },
    {
      title: 'rows of empty quotes',
      rows: 'provider,model,text\n"","",""\nmock,m,a\n" ",,\n',
      told: texts('a'),
    },
    { title: 'sep=;', rows: 'sep=;\nprovider;model;text\nmock;m;a\nmock;m;b\n', told: texts('a', 'b') },
    {
      title: 'a mark and sep=;',
      rows: `${MARK}sep=;\r\nprovider;model;text\r\nmock;m;a\r\n`,
      told: texts('a'),
    },
    { title: 'two marks', rows: `${MARK}${MARK}"provider","model","text"\nmock,m,a\n`, told: texts('a') },
    {
      title: 'blanks behind commas',
      rows: 'provider, model, text\r\nmock, m, a\r\n',
      told: texts(' a'),
    },
    {
      title: 'UTF-16',
      rows: utf16('provider,model,text\r\nmock,m,\u00e9\u{1f600}\r\n'),
      told: texts('\u00e9\u{1f600}'),
    },
    {
      title: 'UTF-16 the other way around',
      rows: Buffer.from(utf16('provider,model,text\nmock,m,a\n')).swap16(),
      told: texts('a'),
    },
    {
      title: 'UTF-16 with tabs and sep=',
      rows: utf16('sep=\t\r\nprovider\tmodel\ttext\r\nmock\tm\ta\r\n'),
      told: texts('a'),
    },
    { title: 'no line end at the end', rows: 'provider,model,text\nmock,m,a', told: texts('a') },
    { title: 'CR and blank lines', rows: 'provider,model,text\r\rmock,m,a\r\r', told: texts('a') },
  ])('$title', async ({ rows, told }) => {
    expect(await results(rows)).toMatchObject({ code: 0, told });
  });

  it('writes to stdout, not into a file of that name, where the output is -', async () => {
    expect(await results('provider,model,text\nmock,m,a\n', '-o', '-')).toMatchObject({
      code: 0,
      told: texts('a'),
    });
    expect(await results('provider,model,text\nmock,m,a\n', '-o', '-', '--resume')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--resume needs --output'),
    });
  });

  it('tells of cells that are too long for a spreadsheet', async () => {
    const rows = (length: number) => `provider,model,text\nmock,m,${'x'.repeat(length)}\n`;
    const { stderr } = await results(rows(32_800), '--excel');
    expect(stderr).toMatch(/Warning: the longest cell has \d+ characters; spreadsheet programs hold 32767/);
    expect((await results(rows(32_800))).stderr).not.toContain('longest cell');
    expect((await results(rows(100), '--excel')).stderr).not.toContain('longest cell');
  });

  it('loses no row to a stray quote', async () => {
    const rows =
      'provider,model,text\nmock,m,one\nmock,m,"two inches\nmock,m,three\nmock,m,four\nmock,m,"five, quoted"\nmock,m,six\n';
    const { code, told } = await results(rows, '--ordered');
    expect(code).toBe(1);
    expect(told).toEqual([
      'm: one',
      expect.stringMatching(/^line 3: the quote that opens here closes in line 6 in front of more text/),
      ...texts('three', 'four', 'five, quoted', 'six'),
    ]);
    expect(await results(rows, '--validate-only')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/Row 2: error: line 3/),
    });
  });

  it('says why a row has more fields than it should', async () => {
    const { code, told } = await results('provider,model,text\nmock, m, a\nmock, m, "b, and c"\n');
    expect(code).toBe(1);
    expect(told).toContain(
      'line 3: expected 3 fields, found 4 (a quote behind a blank is a part of its cell)',
    );
  });

  it.each([
    {
      title: 'an index',
      rows: ',provider,model,text\n0,mock,m,a\n',
      message: 'it looks like the index of a table',
    },
    { title: 'semicolons', rows: 'provider;model;text\nmock;m;a\n', message: "is it --delimiter ';'?" },
    { title: 'tabs', rows: 'provider\tmodel\ttext\nmock\tm\ta\n', message: 'is it --delimiter tab?' },
    {
      title: 'empty columns',
      rows: 'provider,model,text,,\nmock,m,a,,\n',
      message: 'delete what the spreadsheet has left',
    },
    {
      title: 'rows of nothing at all',
      rows: 'provider,model,text\n,,\n,,\n',
      message: 'the input has no rows',
    },
    {
      title: 'a workbook',
      rows: Uint8Array.of(0x50, 0x4b, 3, 4, 0x14, 0x80),
      message: 'a ZIP file, such as .xlsx',
    },
  ])('refuses $title, and says what it may be', async ({ rows, message }) => {
    expect(await results(rows)).toMatchObject({
      code: 2,
      told: [],
      stderr: expect.stringContaining(message),
    });
  });

  it('reads the rows before a quote that is never closed', async () => {
    const { code, told, stderr } = await results('provider,model,text\nmock,m,a\nmock,m,"b\nmock,m,c\n');
    expect({ code, told }).toEqual({ code: 2, told: texts('a') });
    expect(stderr).toContain('line 3: the quote that opens here is never closed');
  });
});

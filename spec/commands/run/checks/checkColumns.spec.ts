import { expect, it } from 'vitest';
import { resultColumns } from '../../../../src/columns.js';
import { checkColumns } from '../../../../src/commands/run/checks/checkColumns.js';
import { UsageError } from '../../../../src/errors.js';

const COLUMNS = resultColumns(['provider', 'model', 'topic', 'status']);
const WITH_PROMPTS = resultColumns(['provider', 'model', 'topic'], { promptAt: 3 });

it.each([
  { flags: { image: [], output: 'out/{{topc}}.csv' }, columns: COLUMNS, words: "did you mean 'topic'?" },
  {
    flags: { image: [], output: '{{prompt}}.csv' },
    columns: COLUMNS,
    words: 'found: topic, status, provider, model, row_number',
  },
  { flags: { image: ['topc'] }, columns: COLUMNS, words: "did you mean 'topic'?" },
  { flags: { image: ['prompt'] }, columns: WITH_PROMPTS, words: 'found: topic' },
])('refuses a column that no row has: $flags', ({ flags, columns, words }) => {
  const given = () => checkColumns({ output: undefined, ...flags }, columns);
  expect(given).toThrow(UsageError);
  expect(given).toThrow(/^--(?:image|output) .*: there is no column '(?:topc|prompt)'; /);
  expect(given).toThrow(words);
});

it.each([
  { flags: { image: [], output: undefined }, columns: COLUMNS },
  { flags: { image: ['topic'], output: 'out.csv' }, columns: COLUMNS },
  { flags: { image: [], output: '{{provider}}/{{model}}-{{row_number}}-{{status}}.csv' }, columns: COLUMNS },
  { flags: { image: [], output: '{{prompt}}.csv' }, columns: WITH_PROMPTS },
])('takes what every row has: $flags', ({ flags, columns }) => {
  expect(() => checkColumns(flags, columns)).not.toThrow();
});

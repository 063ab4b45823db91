import { expect, it } from 'vitest';
import { howToGoOn } from '../../../../src/commands/run/ending/howToGoOn.js';

const FLAGS = { output: 'r.csv', experiments: 'rows.csv' };

it.each([
  {
    failure: 'unconfigured',
    reason: 'Set ANTHROPIC_API_KEY, in the environment or in a file .env',
    first: 'To run the rows that are missing, once ANTHROPIC_API_KEY is set: the same command with --resume',
  },
  {
    failure: 'unauthorized',
    reason: 'anthropic answered 401',
    first:
      'To run the rows that are missing, once the key of anthropic is a right one: the same command with --resume',
  },
] as const)('says what has to be done before a run can go on: $failure', ({ failure, reason, first }) => {
  const halts = [{ provider: 'anthropic', failure, reason }];
  expect(howToGoOn({ error: 0, left: 2, halts }, FLAGS)).toEqual([first]);
  expect(howToGoOn({ error: 1, left: 2, halts }, FLAGS)).toEqual([
    first,
    'To run the rows again that failed: the same command with --resume --retry-errors',
  ]);
});

import { describe, expect, it } from 'vitest';
import { readyText } from '../../../src/commands/arguments/readyText.js';
import { yargsArguments } from '../../../src/commands/arguments/yargsArguments.js';
import { COMMANDS } from '../../../src/commands/commands.js';

const NAMES = COMMANDS.map(({ usage }) => usage.split(' ')[0] ?? '');

describe('a text that is ready', () => {
  it.each([
    ['--help'],
    ['-h'],
    ['--version'],
    ...NAMES.map((name) => [name, '--help']),
  ])('is what yargs says to %s %s', async (...words) => {
    const given = words.filter((word) => word !== undefined);
    expect(await yargsArguments(given, COMMANDS)).toEqual({ text: readyText(given) });
  });

  it.each([
    { words: [] },
    { words: ['run'] },
    { words: ['rum', '--help'] },
    { words: ['../help/run', '--help'] },
    { words: ['run', '--help', '--limit=1'] },
    { words: ['--help', 'run'] },
  ])('is none for $words', ({ words }) => {
    expect(readyText(words)).toBeUndefined();
  });
});

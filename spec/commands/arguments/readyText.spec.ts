import { describe, expect, it } from 'vitest';
import { readyText } from '../../../src/commands/arguments/readyText.js';
import { yargsArguments } from '../../../src/commands/arguments/yargsArguments.js';
import { COMMANDS } from '../../../src/commands/commands.js';
import { UsageError } from '../../../src/errors.js';

describe('a text that is ready', () => {
  it.each([
    ['--help'],
    ['-h'],
    ['--version'],
    ['run', '--help'],
    ['run', '-h'],
  ])('is what yargs says to %s %s', async (...words) => {
    const given = words.filter((word) => word !== undefined);
    expect(await yargsArguments(given, COMMANDS)).toEqual({ text: readyText(given) });
  });

  it.each([
    { name: 'run', required: ['prompt', 'experiments'] },
    { name: 'report', required: ['output'] },
    { name: 'worker', required: ['serve'] },
    { name: 'score', required: [] },
  ])('says that $name requires $required', async ({ name, required }) => {
    const help = await yargsArguments([name, '--help'], COMMANDS);
    const [, ...flags] = 'text' in help ? help.text.split(/^ +(?:-\w, )?--/m) : [];
    const said = flags.filter((flag) => flag.includes('[required]'));
    expect(said.map((flag) => /^[\w-]+/.exec(flag)?.[0])).toEqual(required);
  });

  it('leaves it to the command to say which flag is missing', async () => {
    await expect(yargsArguments(['worker', 'nats://127.0.0.1:1'], COMMANDS)).rejects.toThrow(
      new UsageError('--serve NAME=N,... is required; --help says more'),
    );
  });

  it.each([
    { words: [] },
    { words: ['run'] },
    { words: ['rum', '--help'] },
    { words: ['score', '--help'] },
    { words: ['../help/run', '--help'] },
    { words: ['run', '--help', '--limit=1'] },
    { words: ['--help', 'run'] },
  ])('is none for $words', ({ words }) => {
    expect(readyText(words)).toBeUndefined();
  });
});

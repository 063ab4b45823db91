import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedWords } from '../../../src/commands/arguments/checkedWords.js';
import { quickValues } from '../../../src/commands/arguments/quickValues.js';
import { yargsArguments } from '../../../src/commands/arguments/yargsArguments.js';
import { runCommand } from '../../../src/commands/run/command.js';
import { RUN_FLAGS } from '../../../src/commands/run/flags/runFlags.js';
import { UsageError } from '../../../src/errors.js';

/** What yargs reads; `undefined` where it does not come to run. */
async function readByYargs(words: readonly string[]) {
  let values: Readonly<Record<string, unknown>> | undefined;
  const command = {
    ...runCommand,
    prepare: (parsed: Readonly<Record<string, unknown>>) => {
      values = parsed;
      return async () => 0;
    },
  };
  await yargsArguments(['run', ...words], [command]);
  return values && flagsIn(values);
}

function flagsIn(values: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.keys(RUN_FLAGS).map((name) => [name, values[name]]));
}

/** What is checked before it is read; `undefined` where it is refused. */
function checked(words: readonly string[]): readonly string[] | undefined {
  try {
    return checkedWords(words, runCommand);
  } catch (error) {
    if (UsageError.isInstance(error)) return undefined;
    throw error;
  }
}

const words = fc.constantFrom(
  ...[
    '-p=x',
    '-px',
    '-qv',
    '-q',
    '-v',
    '--prompt=a',
    '--prompt=--',
    '--limit=3',
    '--limit=-5',
    '--param=a=b',
  ],
  ...['--ordered', '--overwrite', '--set=__proto__=1', '--where=a.b!=c', '--output=a b', '-cdoc', '--help'],
  ...['--context=', '--version', '-h', '--experiments=true', '--experiments=1e3'],
);

describe('quickValues', () => {
  it('reads what it reads as yargs does, whatever the words', async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 6 }), async (given) => {
        const some = checked(given);
        const values = some && quickValues(some, runCommand);
        if (some === undefined || values === undefined) return;
        read += 1;
        expect(flagsIn(values)).toStrictEqual(await readByYargs(some));
      }),
      { numRuns: 80 },
    );
    expect(read).toBeGreaterThan(8);
  });

  it.each([
    { words: ['--help'] },
    { words: ['--unknown=x'] },
    { words: ['word'] },
    { words: ['--prompt=x', '--', 'y'] },
  ])('leaves $words to yargs', ({ words }) => {
    expect(quickValues(words, runCommand)).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedWords } from '../../../src/commands/arguments/checkedWords.js';
import { UsageError } from '../../../src/errors.js';

const COMMAND = {
  usage: 'run',
  describe: '',
  options: {
    prompt: { type: 'string', alias: 'p' },
    where: { type: 'string' },
    cache: { type: 'string', requiresArg: false },
    'max-concurrent': { type: 'string' },
    sequential: { type: 'boolean' },
    verbose: { type: 'boolean', alias: 'v' },
    quiet: { type: 'boolean', alias: 'q' },
  },
  prepare: () => async () => 0,
} as const;
const INIT = { ...COMMAND, usage: 'init [folder]', options: {} };
const MODELS = { ...COMMAND, usage: 'models <provider>', options: {} };
const SCORE = { ...COMMAND, usage: 'score <file..>', options: {} };

describe('checkedWords', () => {
  it.each<{ words: string[]; expected: string[] }>([
    { words: ['-p', 'a.txt'], expected: ['--prompt=a.txt'] },
    { words: ['-pa.txt'], expected: ['--prompt=a.txt'] },
    { words: ['-p=a.txt'], expected: ['--prompt=a.txt'] },
    { words: ['--prompt', 'a.txt'], expected: ['--prompt=a.txt'] },
    { words: ['--prompt=a.txt'], expected: ['--prompt=a.txt'] },
    { words: ['--prompt=-v'], expected: ['--prompt=-v'] },
    { words: ['--prompt='], expected: ['--prompt='] },
    { words: ['-p', '-'], expected: ['--prompt=-'] },
    { words: ['-vq'], expected: ['--verbose', '--quiet'] },
    { words: ['-vpa.txt'], expected: ['--verbose', '--prompt=a.txt'] },
    { words: ['-vp', 'a.txt'], expected: ['--verbose', '--prompt=a.txt'] },
    { words: ['--max-concurrent', '-5'], expected: ['--max-concurrent=-5'] },
    { words: ['--where', 'a=b=c\nd'], expected: ['--where=a=b=c\nd'] },
    { words: ['--cache'], expected: ['--cache='] },
    { words: ['--cache', '-v'], expected: ['--cache=', '--verbose'] },
    { words: ['--cache', 'folder', '-v'], expected: ['--cache=folder', '--verbose'] },
    { words: ['--cache=-x'], expected: ['--cache=-x'] },
    { words: ['--help'], expected: ['--help'] },
  ])('reads $words as $expected', ({ words, expected }) => {
    expect(checkedWords(words, COMMAND)).toEqual(expected);
  });

  it.each<{ words: string[]; message: string }>([
    {
      words: ['--sequential=1'],
      message: "--sequential takes no value, got '1': give it alone, or leave it out",
    },
    { words: ['--sequential='], message: "--sequential takes no value, got ''" },
    { words: ['--sequential', 'yes'], message: 'Unknown argument: yes. --sequential takes no value' },
    { words: ['-v=1'], message: "-v takes no value, got '1'" },
    { words: ['-qv=1'], message: "-v takes no value, got '1'" },
    {
      words: ['--', '--where', 'a=b'],
      message: 'Unknown argument: --where. Behind -- nothing is read as a flag',
    },
    { words: ['--', 'a'], message: 'Unknown argument: a. Behind --' },
    { words: ['a'], message: 'Unknown argument: a' },
    { words: ['-'], message: 'Unknown argument: -' },
    { words: [''], message: 'Unknown argument: ' },
    { words: ['--prompt'], message: '--prompt needs a value' },
    { words: ['-p'], message: '-p needs a value' },
    { words: ['-p', '--', 'a'], message: '-p needs a value' },
    { words: ['-p', '-v'], message: '-p needs a value; one that begins with - is written --prompt=-v' },
    { words: ['--where', '--sequential'], message: '--where needs a value' },
    { words: ['-verbose'], message: '-verbose can be read in two ways: write --verbose, or -v erbose' },
    { words: ['-prompt', 'a.txt'], message: '-prompt can be read in two ways: write --prompt, or -p rompt' },
    { words: ['-promt=a.txt'], message: 'write --prompt, or -p romt=a.txt' },
    { words: ['-x'], message: 'Unknown argument: -x' },
    { words: ['-vx'], message: 'Unknown argument: -x' },
    { words: ['--zzz=1'], message: 'Unknown argument: --zzz' },
    { words: ['--=1'], message: 'Unknown argument: --' },
    { words: ['--toString'], message: 'Unknown argument: --toString' },
    { words: ['--max-conc', '5'], message: 'Unknown argument: --max-conc. Did you mean --max-concurrent?' },
    { words: ['--maxconcurent', '5'], message: 'Did you mean --max-concurrent?' },
    { words: ['--hwere', 'a=b'], message: 'Unknown argument: --hwere. Did you mean --where?' },
    { words: ['--PROMPT=a.txt'], message: 'Unknown argument: --PROMPT. Did you mean --prompt?' },
    {
      words: ['--concurency', '5'],
      message: 'Unknown argument: --concurency. Did you mean --max-concurrent?',
    },
    {
      words: ['--cocnurrent', '5'],
      message: 'Unknown argument: --cocnurrent. Did you mean --max-concurrent?',
    },
    {
      words: ['--temperature', '0.5'],
      message: 'Request parameters go with --param: --param temperature=0.5',
    },
    { words: ['--max-tokens=5'], message: 'Request parameters go with --param: --param max_tokens=5' },
    { words: ['--seed'], message: 'Request parameters go with --param: --param seed=VALUE' },
  ])('refuses $words: $message', ({ words, message }) => {
    expect(() => checkedWords(words, COMMAND)).toThrow(UsageError);
    expect(() => checkedWords(words, COMMAND)).toThrow(message);
  });

  it('leaves words without a flag to commands that take some, and no more than these', () => {
    expect(checkedWords(['here'], INIT)).toEqual(['here']);
    expect(checkedWords(['--', 'here'], INIT)).toEqual(['here']);
    expect(checkedWords([], INIT)).toEqual([]);
    expect(checkedWords(['a', 'b', 'c'], SCORE)).toEqual(['a', 'b', 'c']);
    expect(() => checkedWords(['a', 'b'], INIT)).toThrow('Unknown argument: b');
    expect(() => checkedWords(['--', '-x'], INIT)).toThrow(
      '-x reads like a flag: write ./-x for a file of that name',
    );
    expect(() => checkedWords([], MODELS)).toThrow('models needs a provider: parallamr models PROVIDER');
    expect(() => checkedWords([], SCORE)).toThrow('score needs a file: parallamr score FILE...');
  });

  const value = fc.string({ minLength: 1, unit: fc.constantFrom('a', '=', ' ', '"', '-', 'ü', '\n', ',') });
  const valued = fc
    .record({ name: fc.constantFrom('prompt', 'where', 'max-concurrent'), value })
    .chain(({ name, value: text }) =>
      fc.constantFrom(
        { words: [`--${name}=${text}`], meant: `--${name}=${text}` },
        ...(text.startsWith('-') && text !== '-'
          ? []
          : [{ words: [`--${name}`, text], meant: `--${name}=${text}` }]),
      ),
    );
  const switched = fc.constantFrom(
    { words: ['--sequential'], meant: '--sequential' },
    { words: ['-v'], meant: '--verbose' },
    { words: ['--quiet'], meant: '--quiet' },
  );
  const pieces = fc.array(fc.oneof(valued, switched), { maxLength: 6 });

  it('uses every word of whatever a command takes', () => {
    fc.assert(
      fc.property(pieces, (given) => {
        const words = given.flatMap((piece) => piece.words);
        expect(checkedWords(words, COMMAND)).toEqual(given.map(({ meant }) => meant));
      }),
    );
  });

  it('refuses all, wherever a word stands that it has no use for', () => {
    const alien = fc.oneof(
      value.map((text) => [`--sequential=${text}`]),
      value.map((text) => [`-v=${text}`]),
      value.map((text) => [`--nothing=${text}`]),
      fc.constantFrom(['word'], ['-z'], ['--', '--verbose'], ['--', 'word'], ['-'], ['']),
    );
    fc.assert(
      fc.property(pieces, alien, pieces, (before, words, after) => {
        const all = [
          ...before.flatMap((piece) => piece.words),
          ...words,
          ...after.flatMap((piece) => piece.words),
        ];
        expect(() => checkedWords(all, COMMAND)).toThrow(UsageError);
      }),
    );
  });
});

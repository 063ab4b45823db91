import { linkSync, readFileSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFilesApart } from '../../../../src/commands/run/checks/checkFilesApart.js';
import { UsageError } from '../../../../src/errors.js';
import { files } from '../../support/files.js';
import { runMain } from '../../support/runMain.js';

function flagsWith(path: ReturnType<typeof files>, changes: Partial<Parameters<typeof checkFilesApart>[0]>) {
  const [prompt, experiments, system] = [path('prompt.txt'), path('rows.csv'), path('system.txt')];
  return {
    prompt: [prompt],
    experiments,
    system,
    context: [path('context.txt')],
    output: undefined,
    events: undefined,
    summary: undefined,
    'json-schema': undefined,
    ...changes,
  };
}

const CONTENTS = { 'prompt.txt': 'p', 'rows.csv': 'r', 'system.txt': 's', 'context.txt': 'c' };

describe('checkFilesApart', () => {
  it.each([
    { flag: 'prompt', name: 'prompt.txt' },
    { flag: 'experiments', name: 'rows.csv' },
    { flag: 'system', name: 'system.txt' },
    { flag: 'context', name: 'context.txt' },
  ])('refuses to write over the file of --$flag', ({ flag, name }) => {
    const path = files(CONTENTS);
    for (const written of ['output', 'events', 'summary'] as const) {
      const check = () => checkFilesApart(flagsWith(path, { [written]: path(name) }));
      expect(check).toThrow(UsageError);
      expect(check).toThrow(`--${written} ${path(name)} is the file of --${flag} itself`);
    }
  });

  it('refuses to write events into the results, also where neither is there yet', () => {
    const path = files(CONTENTS);
    const both = { output: path('out.csv'), events: `${path('.')}/./out.csv` };
    expect(() => checkFilesApart(flagsWith(path, both))).toThrow('is the file of --output itself');
  });

  it.each([
    { link: 'a symbolic link', make: symlinkSync },
    { link: 'a hard link', make: linkSync },
  ])('knows a file by $link, too', ({ make }) => {
    const path = files(CONTENTS);
    make(path('rows.csv'), path('other.csv'));
    expect(() => checkFilesApart(flagsWith(path, { output: path('other.csv') }))).toThrow(UsageError);
  });

  it('says nothing of different files, of stdin, and of one device for several things', () => {
    const path = files(CONTENTS);
    const apart = { prompt: ['-'], output: path('out.csv'), events: path('events.jsonl') };
    const nowhere = { system: '/dev/null', output: '/dev/null', events: '/dev/null' };
    expect(() => checkFilesApart(flagsWith(path, apart))).not.toThrow();
    expect(() => checkFilesApart(flagsWith(path, nowhere))).not.toThrow();
  });

  it('refuses a path that leads through a file', () => {
    const path = files(CONTENTS);
    const check = () => checkFilesApart(flagsWith(path, { output: path('prompt.txt/out.csv') }));
    expect(check).toThrow(UsageError);
    expect(check).toThrow(/^'.*prompt\.txt\/out\.csv' cannot be used: a part of its path is no folder/);
  });

  it('refuses what an output with placeholders comes to, before anything is written', async () => {
    const path = files({
      'prompt.txt': 'p',
      'rows.csv': 'provider,model,n\nmock,m,rows\nmock,m,prompt\n',
      'prompt.csv': 'events',
    });
    const flags = ['-p', path('prompt.txt'), '-e', path('rows.csv'), '--overwrite'];
    const output = path('{{n}}.csv');
    const { code, stderr } = await runMain(['run', ...flags, '-o', output]);

    expect(code).toBe(2);
    expect(stderr).toContain(`cannot write ${path('rows.csv')}: it is the file of --experiments itself`);
    expect(readFileSync(path('rows.csv'), 'utf8')).toContain('mock,m,rows');

    const events = ['--events', path('prompt.csv'), '--where', 'n=prompt'];
    expect(await runMain(['run', ...flags, '-o', output, ...events])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('it is the file of --events itself'),
    });
  });
});

import { describe, expect, it } from 'vitest';
import { installationProblem, nodeProblem } from '../src/installation.js';

const coded = (code: string, message: string) => Object.assign(new Error(message), { code });

describe('nodeProblem', () => {
  it.each([
    '16.20.2',
    '18.20.8',
    '19.9.0',
    '20.0.0',
    '20.18.3',
  ])('names what is needed instead of %s', (version) => {
    expect(nodeProblem(version)).toBe(
      `Node.js 20.19 or later is needed, and this is ${version}: see https://nodejs.org`,
    );
  });

  it.each([
    '20.19.0',
    '20.20.2',
    '22.0.0',
    '24.11.1',
    process.versions.node,
  ])('finds nothing wrong with %s', (version) => {
    expect(nodeProblem(version)).toBeUndefined();
  });
});

describe('installationProblem', () => {
  it.each([
    {
      error: coded('ERR_MODULE_NOT_FOUND', "Cannot find package 'rxjs' imported from /x/dist/cli.js"),
      said: 'npm install rxjs@7',
    },
    {
      error: coded('MODULE_NOT_FOUND', "Cannot find module 'rxjs/operators'\nRequire stack:"),
      said: 'npm install rxjs@7',
    },
    {
      error: coded('ERR_MODULE_NOT_FOUND', "Cannot find package 'yargs' imported from /x/dist/cli.js"),
      said: 'yargs is missing: install parallamr anew',
    },
    {
      error: coded(
        'ERR_MODULE_NOT_FOUND',
        "Cannot find module '/x/dist/run/run.js' imported from /x/dist/cli.js",
      ),
      said: '/x/dist/run/run.js is missing',
    },
    { error: coded('EMFILE', 'too many open files'), said: 'ulimit -n 1024' },
    { error: coded('ENFILE', 'file table overflow'), said: 'ulimit -n 1024' },
  ])('says of "$error.message": $said', ({ error, said }) => {
    expect(installationProblem(error)).toContain(said);
  });

  it.each([
    new TypeError('a bug'),
    coded('ENOENT', 'no such file'),
    'a text',
    undefined,
  ])('leaves %s to others', (error) => {
    expect(installationProblem(error)).toBeUndefined();
  });
});

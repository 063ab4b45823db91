import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RowError } from '../../src/errors.js';
import type { Experiment } from '../../src/experiment.js';
import { outputPath } from '../../src/paths/outputPath.js';
import { temporaryFolder } from '../support/temporaryFolder.js';

const experiment = (variables: Record<string, string>): Experiment => ({
  position: 0,
  rowNumber: 7,
  repeat: 1,
  provider: 'openai',
  model: 'org/gpt',
  variables,
});

describe('outputPath', () => {
  it('is one absolute path without placeholders', () => {
    expect(outputPath('out/results.csv')(experiment({}))).toBe(resolve('out/results.csv'));
    expect(outputPath('out/\\{{x}}.csv')(experiment({}))).toBe(resolve('out/{{x}}.csv'));
  });

  it.each([
    { path: '{{x}}.csv', variables: { x: 'tea' }, expected: 'tea.csv' },
    {
      path: 'out/{{provider}}/{{model}}-{{row_number}}.csv',
      variables: {},
      expected: 'out/openai/org_gpt-7.csv',
    },
    { path: 'out//{{x}}//results.csv', variables: { x: 'a' }, expected: 'out/a/results.csv' },
    { path: 'out/{{x}}/../y.csv', variables: { x: 'a' }, expected: 'out/a/__/y.csv' },
    { path: 'out/C{{x}}', variables: { x: 'ON' }, expected: 'out/_CON' },
    { path: 'out/.{{x}}/y.csv', variables: { x: '.' }, expected: 'out/._/y.csv' },
    { path: 'out/{{a/b}}.csv', variables: { 'a/b': 'x' }, expected: 'out/x.csv' },
  ])('resolves $path for $variables', ({ path, variables, expected }) => {
    expect(outputPath(path)(experiment(variables))).toBe(resolve(expected));
  });

  it.each([
    { x: '../../x', expected: '.._.._x.csv' },
    { x: '/etc/passwd', expected: '_etc_passwd.csv' },
    { x: 'CON', expected: '_CON.csv' },
    { x: 'a/b', expected: 'a_b.csv' },
    { x: 'a\0b', expected: 'a_b.csv' },
    { x: '..', expected: '__.csv' },
    { x: '', expected: '_.csv' },
    { x: '{{row_number}}', expected: '{{row_number}}.csv' },
  ])('makes one file in its folder of the value $x', ({ x, expected }) => {
    const folder = temporaryFolder();
    expect(outputPath(join(folder, '{{x}}.csv'))(experiment({ x }))).toBe(join(folder, expected));
  });

  it('fits a very long value into a file name, extension included', () => {
    const folder = temporaryFolder();
    const path = outputPath(join(folder, '{{x}}.csv'));
    const resolved = path(experiment({ x: 'x'.repeat(5000) }));
    expect(dirname(resolved)).toBe(folder);
    expect(Buffer.byteLength(resolved) - Buffer.byteLength(folder) - 1).toBeLessThanOrEqual(255);
    expect(resolved).toMatch(/\.csv$/);
    expect(path(experiment({ x: `${'x'.repeat(5000)}y` }))).not.toBe(resolved);
  });

  it('says which value a row lacks', () => {
    expect(() => outputPath('out/{{x}}.csv')(experiment({}))).toThrow(
      new RowError("Variable '{{x}}' in path 'out/{{x}}.csv' has no value"),
    );
  });

  it.each([
    { title: 'a folder that links out', x: 'away', path: '{{x}}/new.csv' },
    { title: 'a file that links out', x: 'file.csv', path: '{{x}}' },
  ])('refuses $title of its tree', ({ x, path }) => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'out'));
    symlinkSync('..', join(folder, 'out', 'away'));
    symlinkSync('../elsewhere.csv', join(folder, 'out', 'file.csv'));
    const resolveRow = outputPath(join(folder, 'out', path));
    expect(() => resolveRow(experiment({ x }))).toThrow(RowError);
    expect(() => resolveRow(experiment({ x }))).toThrow(`leads out of '${join(folder, 'out')}'`);
  });

  it('makes a row error of what the system says', () => {
    const folder = temporaryFolder();
    symlinkSync('loop', join(folder, 'loop'));
    const resolveRow = outputPath(join(folder, '{{x}}', 'y.csv'));
    expect(() => resolveRow(experiment({ x: 'loop' }))).toThrow(RowError);
    expect(() => resolveRow(experiment({ x: 'loop' }))).toThrow(
      'cannot be resolved: its links lead in a circle',
    );
  });
});

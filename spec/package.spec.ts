import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const [packed]: [{ readonly size: number; readonly files: readonly { readonly path: string }[] }] =
  JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' }));

/** What npm runs where a package is installed, or warns of. */
const ON_INSTALL = [
  'preinstall',
  'install',
  'postinstall',
  'prepublish',
  'preprepare',
  'prepare',
  'postprepare',
];

describe('the package', () => {
  it('runs nothing where it is installed', () => {
    expect(Object.keys(manifest.scripts).filter((name) => ON_INSTALL.includes(name))).toEqual([]);
  });

  it('holds no maps of sources that it does not hold', () => {
    const files = readdirSync('dist', { recursive: true, encoding: 'utf8' });
    expect(files).toContain('bin.js');
    expect(files.filter((name) => name.endsWith('.map'))).toEqual([]);
  });

  it('imports nothing from the file whose compiled code is kept, where Node 20 finds no loader', () => {
    const code = readFileSync('dist/command/run.cjs', 'utf8');
    expect(code.length).toBeGreaterThan(300_000);
    expect(code).not.toMatch(/(?<![\w.])import\(/);
  });

  it.each([
    { what: 'none in the command', folder: 'dist/command', expected: false },
    { what: 'those of what embedders import', folder: 'dist/library', expected: true },
  ])('keeps private names: $what', ({ folder, expected }) => {
    const code = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(code.some((each) => each.includes('this.#'))).toBe(expected);
  });

  // Pictures are for the site and the repository: registries show the repository's, or none.
  it('holds everything that its pages point at', () => {
    const held = new Set(packed.files.map(({ path }) => path));
    const links = [...held]
      .filter((path) => path.endsWith('.md'))
      .flatMap((page) =>
        [...readFileSync(page, 'utf8').matchAll(/(?<!!\[[^\]]*)\]\((?!https?:)([^)#\s]+)/g)].map(
          ([, target = '']) => ({ page, path: join(dirname(page), target) }),
        ),
      );

    expect(new Set(links.map(({ page }) => page)).size).toBeGreaterThan(5);
    expect(links.filter(({ path }) => !held.has(path))).toEqual([]);
  });

  it('is a download of at most 410 kB', () => {
    expect(packed.size).toBeLessThanOrEqual(410_000);
  });

  it('asks for the Node.js that the program itself asks for', () => {
    expect(manifest.engines).toEqual({ node: '>=20.19' });
  });
});

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const readme = readFileSync('README.md', 'utf8');

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

  // Pictures are for the site and the repository: registries show the repository's, or none.
  it('holds every page that its README points at', () => {
    const targets = [...readme.matchAll(/(?<!!\[[^\]]*)\]\((?!https?:)([^)#\s]+)/g)].map(
      ([, target = '']) => target,
    );
    const isPublished = (target: string) =>
      existsSync(target) &&
      manifest.files.some((file: string) => target === file || target.startsWith(`${file}/`));

    expect(targets.length).toBeGreaterThan(2);
    expect(targets.filter((target) => !isPublished(target))).toEqual([]);
  });

  it('is a download of at most 400 kB', () => {
    const [{ size }] = JSON.parse(
      execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' }),
    );
    expect(size).toBeLessThanOrEqual(400_000);
  });

  it('asks for the Node.js that the program itself asks for', () => {
    expect(manifest.engines).toEqual({ node: '>=20.19' });
  });
});

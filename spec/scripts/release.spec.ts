import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { releasedChangelog, unreleased } from '../../scripts/release/releasedChangelog.mjs';
import { unreadyBecause } from '../../scripts/release/unreadyBecause.mjs';
import { temporaryFolder } from '../support/temporaryFolder.js';

const CHANGELOG = '# Changelog\n\n## Unreleased\n\n- Bees.\n\n## 0.1.0 - 2026-01-01\n\n- Tides.\n';
const ready = {
  version: '0.2.0',
  manifest: { version: '0.1.0', repository: 'github:me/it' },
  changelog: CHANGELOG,
  changes: '',
};

describe('a release', () => {
  it('moves what is unreleased under its version, and leaves a place for what comes next', () => {
    const released = releasedChangelog(CHANGELOG, '0.2.0', new Date('2026-11-26T12:00:00Z'));
    expect(released).toBe(
      '# Changelog\n\n## Unreleased\n\n## 0.2.0 - 2026-11-26\n\n- Bees.\n\n## 0.1.0 - 2026-01-01\n\n- Tides.\n',
    );
    expect(unreleased(CHANGELOG)).toBe('- Bees.');
    expect(unreleased(released)).toBe('');
  });

  it('goes on where nothing stands against it', () => {
    expect(unreadyBecause(ready)).toEqual([]);
    expect(unreadyBecause({ ...ready, manifest: { ...ready.manifest, version: '0.2.0' } })).toEqual([]);
  });

  it.each([
    { but: { version: 'v2' }, says: "like 1.2.3, and not 'v2'" },
    { but: { version: '0.0.9' }, says: '0.0.9 comes before 0.1.0' },
    { but: { version: '0.1.0' }, says: 'has a version 0.1.0 already' },
    { but: { changelog: '## Unreleased\n\n## 0.1.0 - x\n' }, says: 'nothing below "Unreleased"' },
    { but: { changes: ' M src/cli.ts\n' }, says: 'changes:\n M src/cli.ts' },
    { but: { manifest: { version: '0.1.0' } }, says: 'no "repository"' },
  ])('is refused: $says', ({ but, says }) => {
    expect(unreadyBecause({ ...ready, ...but })).toEqual([expect.stringContaining(says)]);
  });

  it('says what it would do, and does nothing, with --dry-run', () => {
    const cwd = temporaryFolder();
    const manifest = '{ "name": "it", "version": "0.1.0", "repository": "github:me/it" }\n';
    writeFileSync(join(cwd, 'package.json'), manifest);
    writeFileSync(join(cwd, 'CHANGELOG.md'), CHANGELOG);
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd, encoding: 'utf8' });
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'Begin');
    const script = join(import.meta.dirname, '../../scripts/release.mjs');
    const release = (...args: string[]) =>
      spawnSync(process.execPath, [script, ...args], { cwd, encoding: 'utf8' });

    const { status, stdout } = release('0.2.0', '--dry-run');
    expect({ status, steps: stdout.trimEnd().split('\n') }).toEqual({
      status: 0,
      steps: [
        'would run: .ci/run',
        'would run: npm version 0.2.0 --no-git-tag-version --allow-same-version',
        'would write: CHANGELOG.md',
        'would run: git commit --all --message Release 0.2.0',
        'would run: git tag --annotate v0.2.0 --message Release 0.2.0',
        'would run: npm publish --provenance --access public',
        'would run: git push --follow-tags',
      ],
    });
    expect(readFileSync(join(cwd, 'CHANGELOG.md'), 'utf8')).toBe(CHANGELOG);
    expect(readFileSync(join(cwd, 'package.json'), 'utf8')).toBe(manifest);
    expect(git('status', '--porcelain') + git('tag')).toBe('');

    writeFileSync(join(cwd, 'new.txt'), '');
    expect(release('0.2.0')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: 'not ready: the working tree has changes:\n?? new.txt\n',
    });
  });
});

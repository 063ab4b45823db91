// @ts-check
import { unreleased } from './releasedChangelog.mjs';

const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;

/**
 * What stands against a release: nothing, if it may go on.
 *
 * @param {object} state
 * @param {string} state.version to be released
 * @param {{ version: string, repository?: unknown }} state.manifest
 * @param {string} state.changelog
 * @param {string} state.changes of the working tree, as `git status --porcelain` tells them
 * @returns {string[]}
 */
export function unreadyBecause({ version, manifest, changelog, changes }) {
  return [
    VERSION.test(version) ? '' : `the version is to be like 1.2.3, and not '${version}'`,
    isOlder(version, manifest.version)
      ? `${version} comes before ${manifest.version}, which package.json has`
      : '',
    changelog.includes(`\n## ${version} `) ? `CHANGELOG.md has a version ${version} already` : '',
    unreleased(changelog) === '' ? 'CHANGELOG.md says nothing below "Unreleased"' : '',
    changes === '' ? '' : `the working tree has changes:\n${changes.trimEnd()}`,
    manifest.repository === undefined
      ? 'package.json has no "repository", which provenance is about: add the address that this is built from'
      : '',
  ].filter((reason) => reason !== '');
}

/**
 * @param {string} version
 * @param {string} than
 */
function isOlder(version, than) {
  const [one = [], other = []] = [version, than].map((each) =>
    (VERSION.exec(each) ?? []).slice(1).map(Number),
  );
  const at = one.findIndex((number, index) => number !== other[index]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}

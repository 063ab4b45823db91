// @ts-check

const UNRELEASED = /^## Unreleased\n+/m;

/** What the changelog says of the next version, without its heading. @param {string} changelog */
export function unreleased(changelog) {
  const [, rest = ''] = changelog.split(UNRELEASED);
  return (rest.split(/^## /m)[0] ?? '').trim();
}

/**
 * The changelog with what was unreleased under a version, and an empty place for what comes next.
 * https://keepachangelog.com/en/1.1.0/
 *
 * @param {string} changelog
 * @param {string} version
 * @param {Date} date
 */
export function releasedChangelog(changelog, version, date) {
  return changelog.replace(
    UNRELEASED,
    `## Unreleased\n\n## ${version} - ${date.toISOString().slice(0, 10)}\n\n`,
  );
}

// @ts-check
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { programArguments } from './arguments/programArguments.mjs';
import { releasedChangelog } from './release/releasedChangelog.mjs';
import { unreadyBecause } from './release/unreadyBecause.mjs';

/** https://docs.npmjs.com/generating-provenance-statements */
const USAGE = `npm run release -- VERSION [--dry-run]

Checks that the tree is clean, runs what CI runs, moves "Unreleased" of the changelog under the version, commits and tags
both, and publishes with provenance. --dry-run checks, says what would be done, and changes nothing. It works on the package
in the working directory. npm makes a provenance statement on a CI service alone, for the repository that package.json
names.`;
const { values, positionals } = programArguments(USAGE, {
  allowPositionals: true,
  options: { 'dry-run': { type: 'boolean', default: false } },
});
const [version = ''] = positionals;
const isDry = values['dry-run'];

/** @param {readonly string[]} command */
function run([program = '', ...args]) {
  console.log(`${isDry ? 'would run' : 'running'}: ${[program, ...args].join(' ')}`);
  if (isDry) return;
  const { status } = spawnSync(program, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}`);
}

/**
 * @param {string} path
 * @param {string} text
 */
function write(path, text) {
  console.log(`${isDry ? 'would write' : 'writing'}: ${path}`);
  if (!isDry) writeFileSync(path, text);
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const changelog = readFileSync('CHANGELOG.md', 'utf8');
const { stdout: changes } = spawnSync('git', ['status', '--porcelain'], { encoding: 'utf8' });
const reasons = unreadyBecause({ version, manifest, changelog, changes });
if (reasons.length > 0) {
  for (const reason of reasons) console.error(`not ready: ${reason}`);
  process.exitCode = 1;
} else {
  run(['.ci/run']);
  run(['npm', 'version', version, '--no-git-tag-version', '--allow-same-version']);
  write('CHANGELOG.md', releasedChangelog(changelog, version, new Date()));
  run(['git', 'commit', '--all', '--message', `Release ${version}`]);
  run(['git', 'tag', '--annotate', `v${version}`, '--message', `Release ${version}`]);
  run(['npm', 'publish', '--provenance', '--access', 'public']);
  run(['git', 'push', '--follow-tags']);
}

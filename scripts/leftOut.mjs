// @ts-check
import { suites } from './suites.mjs';

/**
 * `node scripts/leftOut.mjs [--packages]`: says which specs did not run for want of a program, or names the Debian
 * packages that bring it. With `REQUIRE_ALL_SUITES` in the environment it is an error that any was left out, with
 * `PARALLAMR_REQUIRE_NATS` that those of the broker were.
 */
const missing = suites.filter(({ isFound }) => !isFound);
if (process.argv.includes('--packages')) {
  console.log(missing.flatMap(({ debianPackage }) => debianPackage ?? []).join(' '));
} else {
  for (const { name, pattern, programs } of missing) {
    console.log(`NOT RUN: the ${name} specs (${pattern}), as there is no ${programs.join(' or ')} here`);
  }
  const isBrokerMissing = missing.some(({ name }) => name === 'broker');
  if (missing.length > 0 && process.env['REQUIRE_ALL_SUITES']) process.exitCode = 1;
  if (isBrokerMissing && process.env['PARALLAMR_REQUIRE_NATS']) process.exitCode = 1;
}

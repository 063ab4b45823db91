// @ts-check
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { programArguments } from './arguments/programArguments.mjs';
import { refuse } from './arguments/refuse.mjs';
import { batchBodies } from './contracts/batchBodies.mjs';
import { contractEnv } from './contracts/contractEnv.mjs';
import { contractRuns, sorted } from './contracts/contractRuns.mjs';
import { startPrism } from './contracts/prism.mjs';
import { readableByPrism } from './contracts/readableByPrism.mjs';
import { withAnswers } from './contracts/withAnswers.mjs';

const USAGE = `npm run contracts -- FOLDER

Runs the built program against the providers' own API descriptions, and lists which calls do not validate. FOLDER holds one
OpenAPI description in JSON for each provider, named after it: openai.json, anthropic.json, ... What would be asked in a
batch is held against the description of the single call: it is the same body.`;
const [folder] = programArguments(USAGE, { allowPositionals: true }).positionals;
if (folder === undefined) refuse(USAGE, 'FOLDER is missing');

let hasFailed = false;
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()) {
  const provider = basename(file, '.json');
  const description = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const cwd = mkdtempSync(join(tmpdir(), 'parallamr-contracts-'));
  const prism = await startPrism(readableByPrism(withAnswers(description)), cwd);
  try {
    const { env, path } = contractEnv(provider, description, prism.url);
    if (!(await prism.checks(path)))
      throw new Error(`Prism takes any body at ${path}: it cannot read the description`);
    const { calls, violations, newer } = await contractRuns({ provider, env, cwd });
    const envAt = (/** @type {string} */ url) => contractEnv(provider, description, url).env;
    const bodies = await batchBodies({ provider, envAt, cwd });
    /** @type {Map<string, string>} */
    const refused = new Map();
    for (const { what, body } of bodies) {
      const said = await prism.violation(path, body);
      if (said !== undefined) refused.set(`${what} ${JSON.stringify(body).slice(0, 300)}`, said);
    }
    const batches = sorted(provider, refused);
    const all = [...violations, ...batches.violations];
    console.log(`${provider}: ${calls} calls, ${bodies.length} bodies in batches, ${all.length} violations`);
    for (const line of all) console.log(`  ${line}`);
    for (const line of newer) console.log(`  newer than its description: ${line}`);
    hasFailed ||= all.length > 0;
  } catch (error) {
    hasFailed = true;
    console.log(`${provider}: ${error instanceof Error ? error.message : error}`);
  } finally {
    await prism.close();
    rmSync(cwd, { recursive: true, force: true });
  }
}
process.exitCode = hasFailed ? 1 : 0;

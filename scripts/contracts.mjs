// @ts-check
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { contractEnv } from './contracts/contractEnv.mjs';
import { contractRuns } from './contracts/contractRuns.mjs';
import { startPrism } from './contracts/prism.mjs';
import { readableByPrism } from './contracts/readableByPrism.mjs';
import { withAnswers } from './contracts/withAnswers.mjs';

// Runs the built program against the providers' own API descriptions, and lists which calls do not validate:
//   npm run contracts -- FOLDER
// FOLDER holds one OpenAPI description in JSON for each provider, named after it: openai.json, anthropic.json, ...

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error(
    'Which folder? npm run contracts -- FOLDER, with an OpenAPI description PROVIDER.json for each provider',
  );
  process.exit(2);
}

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
    const { calls, violations } = await contractRuns({ provider, env, cwd });
    console.log(`${provider}: ${calls} calls, ${violations.length} violations`);
    for (const line of violations) console.log(`  ${line}`);
    hasFailed ||= violations.length > 0;
  } catch (error) {
    hasFailed = true;
    console.log(`${provider}: ${error instanceof Error ? error.message : error}`);
  } finally {
    await prism.close();
    rmSync(cwd, { recursive: true, force: true });
  }
}
process.exitCode = hasFailed ? 1 : 0;

// @ts-check
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { calledFunctions } from './build/calledFunctions.mjs';
import { eagerFunctions } from './build/eagerFunctions.mjs';
import { plainFields } from './build/plainFields.mjs';
import { bundleCommand, bundleLibrary, bundlePage } from './bundle.mjs';
import { renderHelp } from './renderHelp.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

rmSync(`${root}/dist`, { recursive: true, force: true });
await bundleLibrary(root);
await bundleCommand(root);
const command = join(root, 'dist/command');
const files = readdirSync(command).map((name) => join(command, name));
for (const [file, code] of plainFields(new Map(files.map((each) => [each, readFileSync(each, 'utf8')])))) {
  writeFileSync(file, code);
}
renderHelp(root);
/** Of shorter functions, in characters, the parentheses would take more room than they save time. */
const WORTHWHILE = 400;

// What is parsed twice is most of what a run of few rows takes.
for (const [file, called] of await calledFunctions(`${root}dist/bin.js`)) {
  const code = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    eagerFunctions(code, (start, end) => end - start >= WORTHWHILE && called.has(`${start}:${end}`)),
  );
}
await bundlePage(root);
chmodSync(`${root}/dist/bin.js`, 0o755);

// @ts-check
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The manifest of what is checked. */
export const manifest = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'),
);

/** What can be imported, as it is written there. */
const entries = Object.entries(manifest.exports)
  .filter(([, target]) => typeof target === 'object')
  .map(([path]) => path.replace('.', manifest.name));

/** A program that imports every entry point, and runs a row by them. */
const PROGRAM = `
import { runExperiments } from 'parallamr';
import { defaultProviders } from 'parallamr/providers';
import { fromRecords } from 'parallamr/sources';
import { createRequire } from 'node:module';

for (const entry of ${JSON.stringify(entries)}) {
  if (Object.keys(await import(entry)).length === 0) throw new Error(entry + ' exports nothing');
}
createRequire(import.meta.url).resolve('parallamr/events.schema.json');
const { results } = runExperiments({
  experiments: fromRecords([{ provider: 'mock', model: 'any', topic: 'bees' }]),
  prompt: 'Tell me about {{topic}}',
  providers: defaultProviders({}),
});
results.subscribe({ next: ({ status }) => console.log('row', status) });
`;

/** The same with its types. */
const TYPED = `
${entries.map((entry, at) => `import * as entry${at} from '${entry}';`).join('\n')}
import type { Result, RunOptions } from 'parallamr';
export const all = [${entries.map((_, at) => `entry${at}`).join(', ')}];
export const statusOf = (result: Result): 'ok' | 'warning' | 'error' => result.status;
export const promptOf = ({ prompt }: RunOptions) => prompt;
`;

/**
 * Writes a project that has nothing yet, and the programs that check it.
 *
 * @param {string} folder
 */
export function writeProject(folder) {
  mkdirSync(folder);
  const write = (/** @type {string} */ name, /** @type {string} */ text) =>
    writeFileSync(join(folder, name), text);
  write('package.json', JSON.stringify({ name: 'empty', private: true, type: 'module' }));
  // Else a project above this one would be asked.
  write('yarn.lock', '');
  write('program.mjs', PROGRAM);
  write('typed.ts', TYPED);
  write('rows.csv', 'provider,model,topic\nmock,any,bees\n');
  write('prompt.txt', 'Tell me about {{topic}}');
}

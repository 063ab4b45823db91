// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { programArguments } from './arguments/programArguments.mjs';
import { FIGURED_PAGES, withFigures } from './figures/withFigures.mjs';

programArguments(
  `npm run figures

Writes the figures of bench/figures/ into the pages that show them. A spec says whether that has been done.`,
  {},
);
const root = fileURLToPath(new URL('..', import.meta.url));

for (const page of FIGURED_PAGES) {
  const path = `${root}/${page}`;
  const text = readFileSync(path, 'utf8');
  const written = withFigures(text, root);
  if (written !== text) console.log(`${page} shows other figures now`);
  writeFileSync(path, written);
}

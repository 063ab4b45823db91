import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { PageFiles } from './reportHtml.js';

/** The page as it was built, wherever in the package this is called from. */
export function pageFiles(): PageFiles {
  const { resolve } = createRequire(import.meta.url);
  const read = (name: string) => readFileSync(resolve(`parallamr/page/${name}`), 'utf8');
  return { script: read('report.js'), style: read('report.css') };
}

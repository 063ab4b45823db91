import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporaryFolder.js';
import type { FencedBlock } from './markdown.js';

const root = join(import.meta.dirname, '../..');
/** As `parallamr init` writes them. */
const JUDGES = ['grade.txt', 'rubric.txt', 'pairwise.txt', 'pairwiseSwapped.txt'];

/** A folder with everything that the pages and the help speak of, and the programs among the blocks. */
export function docsFolder(blocks: readonly FencedBlock[] = []): string {
  const cwd = temporaryFolder();
  cpSync(join(import.meta.dirname, 'folder'), cwd, { recursive: true });
  for (const name of JUDGES) cpSync(join(root, 'examples', name), join(cwd, name));
  mkdirSync(join(cwd, 'node_modules'));
  symlinkSync(root, join(cwd, 'node_modules/parallamr'));
  symlinkSync(join(root, 'node_modules/rxjs'), join(cwd, 'node_modules/rxjs'));
  writeFileSync(join(cwd, 'labels.csv'), 'experiment_id,label\n');
  for (const { text } of blocks) {
    const [, name] = /^\/\/ (\S+\.mjs)$/m.exec(text) ?? [];
    if (name !== undefined) writeFileSync(join(cwd, name), text);
  }
  return cwd;
}

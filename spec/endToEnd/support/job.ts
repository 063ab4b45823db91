import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/temporaryFolder.js';

export interface Job {
  /** Working directory of the program. */
  readonly cwd: string;
  /** Whole path of a file in it. */
  path(name: string): string;
}

/** A folder with `rows.csv`, `prompt.txt`, and whatever else there is to be. */
export function job(rows: string, contents: Readonly<Record<string, string>> = {}): Job {
  const cwd = temporaryFolder();
  const all = { 'rows.csv': rows, 'prompt.txt': 'Question {{n}}', ...contents };
  for (const [name, content] of Object.entries(all)) writeFileSync(join(cwd, name), content);
  return { cwd, path: (name) => join(cwd, name) };
}

/** A CSV with the columns `provider`, `model` and `n`: as many rows of each provider, one provider after the other. */
export function csvRows(counts: Readonly<Record<string, number>>): string {
  const lines = Object.entries(counts).flatMap(([provider, count]) =>
    Array.from({ length: count }, (_, index) => `${provider},m,${provider}-${index + 1}\n`),
  );
  return `provider,model,n\n${lines.join('')}`;
}

export const RUN = ['run', '-p', 'prompt.txt', '-e', 'rows.csv'];

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/temporaryFolder.js';

/** A folder with these files in it; returns the path of a name in it, whether there is such a file or not. */
export function files(contents: Readonly<Record<string, string | Uint8Array>>): (name: string) => string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(contents)) writeFileSync(join(folder, name), content);
  return (name) => join(folder, name);
}

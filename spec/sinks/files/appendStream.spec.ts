import { readFileSync, writeFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { expect, it } from 'vitest';
import { appendStream } from '../../../src/sinks/files/appendStream.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';

it('writes behind what is there, be it a file after all', async () => {
  const path = `${temporaryFolder()}/results.csv`;
  writeFileSync(path, 'old\n');
  const stream = appendStream(path);
  stream.end('new\n');
  await finished(stream);
  expect(readFileSync(path, 'utf8')).toBe('old\nnew\n');
});

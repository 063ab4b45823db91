import fs, { closeSync, existsSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { expect, it, onTestFinished, vi } from 'vitest';
import { OutputError } from '../../../src/errors.js';
import { openForAppending } from '../../../src/sinks/files/openForAppending.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';

/** What a file holds after it was opened and one row was written. */
function appended(content: string, options: Parameters<typeof openForAppending>[1]): string {
  const path = `${temporaryFolder()}/results.csv`;
  writeFileSync(path, content);
  const fd = openForAppending(path, options);
  writeSync(fd, 'row');
  closeSync(fd);
  return readFileSync(path, 'utf8');
}

it.each([
  { content: '', lineEnd: '\r\n', whole: 'row' },
  { content: 'a', lineEnd: '\r\n', whole: 'a\r\nrow' },
  { content: 'a', lineEnd: undefined, whole: 'a\nrow' },
  { content: 'a\r', lineEnd: '\r\n', whole: 'a\r\nrow' },
  { content: 'a\n', lineEnd: '\r\n', whole: 'a\nrow' },
] as const)('ends the last line of $content before it goes on, with $lineEnd', ({
  content,
  lineEnd,
  whole,
}) => {
  expect(appended(content, { lineEnd })).toBe(whole);
});

it.each([
  { keepBytes: 0, whole: 'row' },
  { keepBytes: 3, whole: 'ab\nrow' },
  { keepBytes: 6, whole: 'ab\ncd\nrow' },
  { keepBytes: 9, whole: 'ab\ncd\nrow' },
])('keeps $keepBytes bytes, and makes up none', ({ keepBytes, whole }) => {
  expect(appended('ab\ncd\n', { keepBytes })).toBe(whole);
});

it.runIf(existsSync('/proc/self/fd'))('lets go of a file whose last line it cannot end, and says why', () => {
  const path = `${temporaryFolder()}/results.csv`;
  writeFileSync(path, 'a');
  const before = readdirSync('/proc/self/fd').length;
  const write = vi.spyOn(fs, 'writeSync').mockImplementation(() => {
    throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
  });
  syncBuiltinESMExports();
  onTestFinished(() => {
    write.mockRestore();
    syncBuiltinESMExports();
  });
  expect(() => openForAppending(path)).toThrow(new OutputError(`cannot write ${path}: the disk is full`));
  expect(readdirSync('/proc/self/fd')).toHaveLength(before);
});

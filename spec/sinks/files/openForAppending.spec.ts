import { closeSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { expect, it } from 'vitest';
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

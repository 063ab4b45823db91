import { hash } from 'node:crypto';

/** What file systems allow, less room for the ending of a file that lies beside it, such as `.parallamr-tmp`. */
const MAX_BYTES = 255 - 14;
const LONGEST_KEPT_EXTENSION = 16;

// Control characters, halves of characters, and what Windows reserves.
const UNSAFE = /[\p{Cc}\p{Cs}/\\:*?"<>|]/gu;
const RESERVED =
  /^(?:con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3]|conin\$|conout\$)(?: *\.|$)/i;

/**
 * Makes one file name of any text, good on every system: no separators, control characters, characters or device names
 * that Windows reserves, no dot or blank at the end, never empty, `.` or `..`, at most 241 bytes of UTF-8.
 *
 * What is cut keeps its extension and gets a hash of the whole, so that long texts stay apart. Safe names stay as they
 * are. Rules: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 *
 * @example
 * safeSegment('../a:b') // '.._a_b'
 */
export function safeSegment(value: string): string {
  const name = withoutTrailing(value.replace(UNSAFE, '_'));
  if (name === '') return '_';
  return cutToSize(RESERVED.test(name) ? `_${name}` : name, value);
}

/** Dots and blanks at the end: Windows drops them, and `..` is made of nothing else. */
function withoutTrailing(name: string): string {
  let end = name.length;
  while (end > 0 && (name[end - 1] === '.' || name[end - 1] === ' ')) end--;
  return name.slice(0, end) + '_'.repeat(name.length - end);
}

function cutToSize(name: string, value: string): string {
  if (Buffer.byteLength(name) <= MAX_BYTES) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= LONGEST_KEPT_EXTENSION ? name.slice(dot) : '';
  const end = `-${hash('sha256', value, 'hex').slice(0, 8)}${extension}`;
  const room = MAX_BYTES - Buffer.byteLength(end);
  return firstBytes(name, room) + end;
}

/** As many whole characters as fit. */
function firstBytes(text: string, bytes: number): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(bytes));
  return text.slice(0, read);
}

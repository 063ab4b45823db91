import { isUtf8 } from 'node:buffer';
import { lastKept } from '../../text/lastKept.js';
import type { Headers } from '../failures/headers.js';
import { decompressed } from './decompressed.js';

/** The text of a body, or what keeps it from being one. */
export type BodyText = { readonly text: string } | { readonly problem: string };

const BYTE_ORDER_MARK = '\ufeff';

/**
 * Decodes a body: its `content-encoding`, then the charset of its `content-type`, UTF-8 without one. Bytes that are none
 * of it, a charset nobody knows, and what is too large once it is unpacked are problems, never replacement characters.
 */
export function bodyText(chunks: readonly Buffer[], headers: Headers, maxBytes: number): BodyText {
  const first = chunks[0];
  const sent = first && chunks.length === 1 ? first : Buffer.concat(chunks);
  const encoding = headers['content-encoding'];
  const bytes = encoding === undefined ? sent : decompressed(sent, encoding, maxBytes);
  if (bytes === undefined) return { problem: `a body that is too large once it is unpacked (${encoding})` };
  const charset = charsetIn(headers['content-type'] ?? '');
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) return decoded(bytes, charset);
  if (!isUtf8(bytes))
    return { problem: `a body that is not UTF-8${encoding ? ` (its encoding is ${encoding})` : ''}` };
  const text = bytes.toString();
  return { text: text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text };
}

const charsetIn = lastKept((type: string) => /charset="?([^";\s]+)/i.exec(type)?.[1]);

function decoded(bytes: Buffer, charset: string): BodyText {
  try {
    return { text: new TextDecoder(charset, { fatal: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof RangeError) return { problem: `a body in an unknown charset (${charset})` };
    return { problem: `a body that is not the ${charset} it says it is` };
  }
}

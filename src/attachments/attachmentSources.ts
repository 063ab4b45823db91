import { RowError } from '../errors.js';

/** Where an attachment is. */
export type AttachmentSource =
  | { readonly type: 'file'; readonly path: string }
  | { readonly type: 'link'; readonly url: string }
  | { readonly type: 'data'; readonly base64: string };

const SCHEME = /^([a-z][a-z0-9+.-]+):/i;
const DATA = /^data:[^,]*;base64,([a-z0-9+/\s]*={0,2})\s*$/i;

/**
 * What a cell names: paths, https addresses and data URIs, one a line.
 *
 * Throws a `RowError` for addresses of another kind.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2397
 *
 * @example
 * attachmentSources('a.png\nhttps://example.com/b.png')
 * // [{ type: 'file', path: 'a.png' }, { type: 'link', url: 'https://example.com/b.png' }]
 */
export function attachmentSources(cell: string): readonly AttachmentSource[] {
  return cell
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(sourceOf);
}

function sourceOf(line: string): AttachmentSource {
  const scheme = SCHEME.exec(line)?.[1]?.toLowerCase();
  if (scheme === undefined) return { type: 'file', path: line };
  if (scheme === 'https' && URL.canParse(line)) return { type: 'link', url: line };
  if (scheme === 'data') {
    const base64 = DATA.exec(line)?.[1];
    if (base64 !== undefined) return { type: 'data', base64 };
    throw new RowError(`'${shown(line)}' is no data URI in Base64: data:image/png;base64,...`);
  }
  throw new RowError(
    `'${shown(line)}' is no image: a path, an address that begins with https://, or a data URI is`,
  );
}

function shown(line: string): string {
  return line.length <= 100 ? line : `${line.slice(0, 100)}...`;
}

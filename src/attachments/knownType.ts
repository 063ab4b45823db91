import { isUtf8 } from 'node:buffer';
import { RowError } from '../errors.js';
import type { MediaType } from '../requestPart.js';
import { mediaTypeOf } from './mediaTypeOf.js';

/** The type of what begins like this. Throws a `RowError` where it is empty, or of no type that is known. */
export function knownType(label: string, start: Uint8Array): MediaType {
  const mediaType = mediaTypeOf(start);
  if (mediaType !== undefined) return mediaType;
  if (start.length === 0) throw new RowError(`${label} is empty`);
  const hint = isText(start) ? '; a text goes along with --context' : '';
  throw new RowError(
    `${label} is of no type that is known: PNG, JPEG, GIF, WebP, HEIC and PDF are, by their content${hint}`,
  );
}

/** A name for what has none. */
export function namedLike(mediaType: MediaType): string {
  return `attachment.${mediaType.replace(/^.*\//, '').replace('jpeg', 'jpg')}`;
}

/** A character may be cut in two at the end. */
function isText(start: Uint8Array): boolean {
  const isPlain = start.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d));
  return isPlain && [0, 1, 2, 3].some((cut) => isUtf8(start.subarray(0, start.length - cut)));
}

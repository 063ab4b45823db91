import type { MediaType } from '../requestPart.js';

/** How many bytes tell the type. */
export const TELLING_BYTES = 16;

const text = (value: string) => Buffer.from(value, 'latin1');

/** What a file of a type has at which place. */
const SIGNS: readonly (readonly [MediaType, ...(readonly [at: number, bytes: Buffer])[]])[] = [
  ['image/png', [0, text('\x89PNG\r\n\x1a\n')]],
  ['image/jpeg', [0, text('\xff\xd8\xff')]],
  ['image/gif', [0, text('GIF87a')]],
  ['image/gif', [0, text('GIF89a')]],
  ['image/webp', [0, text('RIFF')], [8, text('WEBP')]],
  ['application/pdf', [0, text('%PDF-')]],
  ...['heic', 'heix', 'mif1', 'msf1', 'heim', 'heis'].map(
    (brand): readonly [MediaType, readonly [number, Buffer]] => ['image/heic', [4, text(`ftyp${brand}`)]],
  ),
];

/**
 * The type of a file, by how it begins and not by its name; `undefined` where it is none that is known.
 *
 * @see https://www.iana.org/assignments/media-types/media-types.xhtml
 *
 * @example
 * mediaTypeOf(Buffer.from('%PDF-1.7')) // 'application/pdf'
 */
export function mediaTypeOf(start: Uint8Array): MediaType | undefined {
  const begins = ([at, bytes]: readonly [number, Buffer]) =>
    bytes.equals(start.subarray(at, at + bytes.length));
  return SIGNS.find(([, ...signs]) => signs.every(begins))?.[0];
}

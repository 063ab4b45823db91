import { onFirstUse } from '../../onFirstUse.js';

type Decoder = (bytes: Buffer, options: { maxOutputLength: number }) => Buffer;

/** Node knows zstd from 22.15 on. */
type Zlib = typeof import('node:zlib') & { readonly zstdDecompressSync?: Decoder };

const zlib = onFirstUse<Zlib>('node:zlib');

const DECODERS = new Map<string, () => Decoder | undefined>([
  ['gzip', () => zlib().gunzipSync],
  ['x-gzip', () => zlib().gunzipSync],
  ['deflate', () => inflated],
  ['br', () => zlib().brotliDecompressSync],
  ['zstd', () => zlib().zstdDecompressSync],
]);

/**
 * The bytes of a body without its `content-encoding`, in memory that has a bound. It was not asked for, and some labels
 * lie: what is not of that encoding stays as it is. `undefined` where there is too much in it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.content-encoding
 */
export function decompressed(bytes: Buffer, encoding: string, maxBytes: number): Buffer | undefined {
  let plain = bytes;
  // The last one was applied last.
  for (const name of encoding.toLowerCase().split(',').reverse()) {
    try {
      plain = DECODERS.get(name.trim())?.()?.(plain, { maxOutputLength: maxBytes }) ?? plain;
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      // A label that lies.
    }
  }
  return plain;
}

/** With its wrapping, as the standard has it, or without, as some servers send it. */
function inflated(bytes: Buffer, options: { maxOutputLength: number }): Buffer {
  try {
    return zlib().inflateSync(bytes, options);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return zlib().inflateRawSync(bytes, options);
  }
}

import type { ImageSize, MediaType } from '../requestPart.js';

/** How much of a file is looked through: pictures of cameras have other things in front of their size. */
export const SIZE_BYTES = 256 * 1024;

/**
 * The size of an image, from the beginning of its file; `undefined` where it does not stand there, or for what is no
 * image of a type that is read here.
 *
 * @see https://www.w3.org/TR/png-3/#11IHDR
 * @see https://www.w3.org/Graphics/GIF/spec-gif89a.txt
 * @see https://www.rfc-editor.org/rfc/rfc9649 WebP
 * @see https://www.w3.org/Graphics/JPEG/itu-t81.pdf section B.2.2
 *
 * @example
 * imageSize('image/gif', Buffer.from('GIF89a\x02\0\x03\0', 'latin1')) // { width: 2, height: 3 }
 */
export function imageSize(type: MediaType, start: Uint8Array): ImageSize | undefined {
  const bytes = Buffer.from(start.buffer, start.byteOffset, start.length);
  try {
    const [width, height] = sizeIn(type, bytes) ?? [0, 0];
    return width > 0 && height > 0 ? { width, height } : undefined;
  } catch (error) {
    // The file ends, or was cut, before it.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

type Size = readonly [width: number, height: number];

function sizeIn(type: MediaType, bytes: Buffer): Size | undefined {
  if (type === 'image/png') return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (type === 'image/gif') return [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  if (type === 'image/webp') return webpSize(bytes);
  return type === 'image/jpeg' ? jpegSize(bytes) : undefined;
}

function webpSize(bytes: Buffer): Size | undefined {
  const form = bytes.toString('latin1', 12, 16);
  if (form === 'VP8X') return [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1];
  if (form === 'VP8 ') return [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff];
  if (form !== 'VP8L') return undefined;
  const packed = bytes.readUInt32LE(21);
  return [(packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1];
}

/** Segments follow one another, each with its length, up to the one that begins a frame. */
function jpegSize(bytes: Buffer): Size | undefined {
  let at = 2;
  while (at < bytes.length) {
    if (bytes.readUInt8(at) !== 0xff) return undefined;
    const marker = bytes.readUInt8(at + 1);
    if (isFrame(marker)) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
    const hasNoLength = marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    at += marker === 0xff ? 1 : hasNoLength ? 2 : 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Files of each kind that is recognised, as small as they get. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const GIF = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64');
export const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 0xff, 0xd9]);
export const WEBP = Buffer.from('RIFF\x1a\0\0\0WEBPVP8L', 'latin1');
export const HEIC = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1');
export const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');

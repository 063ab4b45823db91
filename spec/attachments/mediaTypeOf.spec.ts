import { describe, expect, it } from 'vitest';
import { mediaTypeOf } from '../../src/attachments/mediaTypeOf.js';
import { GIF, HEIC, JPEG, PDF, PNG, WEBP } from '../support/images.js';

describe('mediaTypeOf', () => {
  it.each([
    { bytes: PNG, type: 'image/png' },
    { bytes: JPEG, type: 'image/jpeg' },
    { bytes: GIF, type: 'image/gif' },
    { bytes: Buffer.from('GIF87a'), type: 'image/gif' },
    { bytes: WEBP, type: 'image/webp' },
    { bytes: HEIC, type: 'image/heic' },
    { bytes: PDF, type: 'application/pdf' },
  ])('recognises $type by how it begins', ({ bytes, type }) => {
    expect(mediaTypeOf(bytes)).toBe(type);
    expect(mediaTypeOf(bytes.subarray(0, 16))).toBe(type);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['half a sign', PNG.subarray(0, 4)],
    ['a RIFF that is no WebP', Buffer.from('RIFF\x1a\0\0\0WAVEfmt ', 'latin1')],
    ['a sign in another place', Buffer.concat([Buffer.from(' '), PNG])],
    ['a text', Buffer.from('hello')],
  ])('does not recognise %s', (_, bytes) => {
    expect(mediaTypeOf(bytes)).toBeUndefined();
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { imageSize } from '../../src/attachments/imageSize.js';
import type { MediaType } from '../../src/requestPart.js';
import { GIF, HEIC, JPEG, PDF, PNG } from '../support/images.js';

const chart = readFileSync(new URL('../../examples/chart.png', import.meta.url));
const report = readFileSync(new URL('../../docs/images/report.webp', import.meta.url));

/** A segment of a JPEG: its marker, its length, and what is in it. */
const segment = (marker: number, content: readonly number[]) => [
  0xff,
  marker,
  (content.length + 2) >> 8,
  (content.length + 2) & 0xff,
  ...content,
];
const frame = (marker: number) => segment(marker, [8, 0x02, 0x58, 0x03, 0x20, 3]);
const jpeg = (...segments: readonly (readonly number[])[]) =>
  Buffer.from([0xff, 0xd8, ...segments.flat(), 0xff, 0xd9]);
const webp = (form: string, content: readonly number[]) =>
  Buffer.concat([Buffer.from(`RIFF\0\0\0\0WEBP${form}\0\0\0\0`, 'latin1'), Buffer.from(content)]);

describe('the size of an image', () => {
  it.each<{ what: string; type: MediaType; bytes: Buffer; size: readonly [number, number] }>([
    { what: 'a PNG', type: 'image/png', bytes: chart, size: [96, 64] },
    { what: 'one pixel', type: 'image/png', bytes: PNG, size: [1, 1] },
    { what: 'a GIF', type: 'image/gif', bytes: GIF, size: [1, 1] },
    { what: 'a baseline JPEG', type: 'image/jpeg', bytes: jpeg(frame(0xc0)), size: [800, 600] },
    {
      what: 'a progressive JPEG behind what a camera writes',
      type: 'image/jpeg',
      bytes: jpeg(segment(0xe1, Array(5000).fill(0xc0)), segment(0xc4, [1, 2]), [0xff], frame(0xc2)),
      size: [800, 600],
    },
    {
      what: 'a lossy WebP',
      type: 'image/webp',
      bytes: webp('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, 0x20, 0x43, 0x58, 0x02]),
      size: [800, 600],
    },
    {
      what: 'a lossless WebP',
      type: 'image/webp',
      bytes: webp('VP8L', [0x2f, 0x1f, 0xc3, 0x95, 0x00]),
      size: [800, 600],
    },
    {
      what: 'a WebP with more in it',
      type: 'image/webp',
      bytes: webp('VP8X', [0, 0, 0, 0, 0x1f, 0x03, 0, 0x57, 0x02, 0]),
      size: [800, 600],
    },
  ])('is read from $what', ({ type, bytes, size: [width, height] }) => {
    expect(imageSize(type, bytes)).toEqual({ width, height });
  });

  it('is that of a picture which a program has made', () => {
    const { width = 0, height = 0 } = imageSize('image/webp', report) ?? {};
    expect([width > 500, height > 300]).toEqual([true, true]);
  });

  it.each<{ what: string; type: MediaType; bytes: Buffer }>([
    { what: 'a file that is cut', type: 'image/png', bytes: chart.subarray(0, 20) },
    { what: 'a JPEG without a frame', type: 'image/jpeg', bytes: JPEG },
    { what: 'a JPEG of garbage', type: 'image/jpeg', bytes: Buffer.from([0xff, 0xd8, 1, 2, 3, 4]) },
    { what: 'a JPEG that is cut in the middle', type: 'image/jpeg', bytes: jpeg(frame(0xc0)).subarray(0, 9) },
    { what: 'a WebP of a new form', type: 'image/webp', bytes: webp('VP99', Array(20).fill(1)) },
    { what: 'an image of no width', type: 'image/gif', bytes: Buffer.from('GIF89a\0\0\x03\0', 'latin1') },
    { what: 'a document', type: 'application/pdf', bytes: PDF },
    { what: 'a type that is not read', type: 'image/heic', bytes: HEIC },
  ])('is not known of $what', ({ type, bytes }) => {
    expect(imageSize(type, bytes)).toBeUndefined();
  });
});

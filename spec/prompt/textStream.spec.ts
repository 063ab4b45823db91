import { PassThrough, Readable } from 'node:stream';
import { firstValueFrom, forkJoin } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { textStream } from '../../src/prompt/textStream.js';

describe('textStream', () => {
  it('reads the stream once, for every row that asks, now and later', async () => {
    let opened = 0;
    const source = textStream('stdin', () => {
      opened++;
      return Readable.from([
        Buffer.from('\uFEFFa\u00e9').subarray(0, 5),
        Buffer.from('\u00e9').subarray(1),
        'b',
      ]);
    });
    const expected = { name: 'stdin', text: 'a\u00e9b' };
    expect(opened).toBe(0);
    expect(await firstValueFrom(forkJoin([source.load({}), source.load({})]))).toEqual([expected, expected]);
    expect(await firstValueFrom(source.load({}))).toEqual(expected);
    expect(opened).toBe(1);
  });

  it.each([
    {
      title: 'is not UTF-8',
      open: () => Readable.from([Buffer.from([0x61, 0xff])]),
      reason: 'it is not UTF-8 at byte 1',
    },
    {
      title: 'fails',
      open: () => new PassThrough().destroy(new Error('the pipe broke')),
      reason: 'the pipe broke',
    },
    { title: 'is empty', open: () => Readable.from([]), reason: 'it is empty' },
    { title: 'holds nothing but blanks', open: () => Readable.from([' \n']), reason: 'it is empty' },
    {
      title: 'is closed too early',
      open: () => new PassThrough().destroy(),
      reason: 'it was closed before its end',
    },
  ])('refuses a stream that $title', async ({ open, reason }) => {
    await expect(firstValueFrom(textStream('stdin', open).load({}))).rejects.toThrow(
      new UsageError(`stdin cannot be read: ${reason}`),
    );
  });

  it('lets go of the stream when nobody waits for it any more', () => {
    const input = new PassThrough();
    const source = textStream('stdin', () => input);
    const [one, two] = [source.load({}).subscribe(), source.load({}).subscribe()];
    one.unsubscribe();
    expect(input.destroyed).toBe(false);
    two.unsubscribe();
    expect(input.destroyed).toBe(true);
  });
});

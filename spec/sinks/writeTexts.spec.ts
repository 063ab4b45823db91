import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { OutputError } from '../../src/errors.js';
import { writeTexts } from '../../src/sinks/writeTexts.js';
import { recorded, tickEnd } from './support/streams.js';

async function* textsOf(...texts: readonly string[]): AsyncGenerator<string> {
  yield* texts;
}

/** A stream that fails with `error` at the text, or at its end. */
function failingAt(place: string, error: Error): Writable {
  return new Writable({
    write: (chunk, _encoding, done) => done(chunk.toString() === place ? error : null),
    final: (done) => done(place === 'end' ? error : null),
  });
}

const full = Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });

describe('writeTexts', () => {
  it('writes each text on its own, in order, opens once and ends the stream', async () => {
    const { stream, writes } = recorded();
    let opened = 0;
    const open = () => {
      opened += 1;
      return stream;
    };
    await writeTexts(textsOf('a\n', 'b\n'), open, 'scores.csv');
    expect(writes).toStrictEqual(['a\n', 'b\n']);
    expect([opened, stream.writableFinished]).toStrictEqual([1, true]);
  });

  it('opens nothing where there is no text', async () => {
    const open = () => {
      throw new Error('opened');
    };
    await expect(writeTexts(textsOf(), open, 'scores.csv')).resolves.toBeUndefined();
  });

  it('asks for no text before the one before it was taken', async () => {
    const { stream, writes, release } = recorded({ slow: true });
    const asked: string[] = [];
    const texts = async function* () {
      for (const text of ['a', 'b']) {
        asked.push(text);
        yield text;
      }
    };
    const done = writeTexts(texts(), () => stream, 'scores.csv');
    await tickEnd();
    expect([asked, writes]).toStrictEqual([['a'], ['a']]);
    release();
    await tickEnd();
    expect([asked, writes]).toStrictEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    release();
    await done;
  });

  it.each([
    { place: 'a', title: 'the first text' },
    { place: 'b', title: 'a later text' },
    { place: 'end', title: 'its end' },
  ])('names the output that fails at $title', async ({ place }) => {
    const failed = writeTexts(textsOf('a', 'b'), () => failingAt(place, full), 'scores.csv');
    await expect(failed).rejects.toThrow(new OutputError('cannot write scores.csv: the disk is full'));
  });

  it('names the output that cannot be opened', async () => {
    const open = () => {
      throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
    };
    await expect(writeTexts(textsOf('a'), open, 'scores.csv')).rejects.toThrow(
      new OutputError('cannot write scores.csv: permission denied'),
    );
  });

  it('ends the stream, and fails as they do, where the texts fail', async () => {
    const { stream, writes } = recorded();
    const texts = async function* () {
      yield 'a';
      throw new RangeError('no more');
    };
    await expect(writeTexts(texts(), () => stream, 'scores.csv')).rejects.toThrow(RangeError);
    expect([writes, stream.writableFinished]).toStrictEqual([['a'], true]);
  });
});

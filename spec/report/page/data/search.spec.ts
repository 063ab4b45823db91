import { describe, expect, it } from 'vitest';
import { BlockWriter } from '../../../../src/report/blockWriter.js';
import { bytesOf } from '../../../../src/report/format/bytesOf.js';
import { search } from '../../../../src/report/page/data/search.js';
import { TextBlocks } from '../../../../src/report/page/data/textBlocks.js';
import { packedText } from '../../../../src/report/reportHtml.js';
import { reportRow } from '../../support/rows.js';

/** Where a text is found: `block:slot`. */
async function found(wanted: string, answers: readonly (readonly string[])[]): Promise<readonly string[]> {
  const blocks = new TextBlocks();
  for (const some of answers) {
    const { texts } = new BlockWriter().block(
      some.map((answer) => reportRow({ answer, note: '', variables: [] })),
    );
    const packed = bytesOf(await packedText(texts));
    blocks.add(() => packed);
  }
  const hits: string[] = [];
  await search(blocks, wanted, new AbortController().signal, (block, slots) => {
    hits.push(...slots.map((slot) => `${block}:${slot}`));
  });
  return hits;
}

describe('search', () => {
  it.each([
    { wanted: 'bee', expected: ['0:1', '1:0'] },
    { wanted: 'BEE', expected: ['0:1', '1:0'] },
    { wanted: 'say "hi"', expected: ['1:1'] },
    { wanted: 'two\nlines', expected: ['0:0'] },
    { wanted: 'answers', expected: [] },
    { wanted: 'back\\slash', expected: ['1:2'] },
    { wanted: 'größe', expected: ['1:2'] },
  ])('finds $wanted in $expected', async ({ wanted, expected }) => {
    const answers = [
      ['two\nlines', 'A bee.'],
      ['Bees!', 'They say "hi"', 'back\\slash GRÖSSE Größe'],
    ];
    expect(await found(wanted, answers)).toStrictEqual(expected);
  });

  it('tells nothing more once it is stopped', async () => {
    const blocks = new TextBlocks();
    const packed = bytesOf(await packedText({ variables: [], answers: ['x'], notes: [''] }));
    for (let count = 0; count < 3; count += 1) blocks.add(() => packed);
    const stop = new AbortController();
    const seen: number[] = [];
    await search(blocks, 'x', stop.signal, (block) => {
      seen.push(block);
      stop.abort();
    });
    expect(seen).toStrictEqual([0]);
  });
});

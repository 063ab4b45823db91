import { describe, expect, it } from 'vitest';
import { annotationDigest } from '../../../src/sinks/resume/annotations.js';
import { MatchedRows, NO_ROWS } from '../../../src/sinks/resume/matchedRows.js';

/** The rows of an experiment, of which the input asks for as many; `cells` are what the errors hold. */
function errorsWith(cells: readonly string[], answers = 0): MatchedRows {
  const rows = new MatchedRows({ ...NO_ROWS, answers });
  for (const cell of cells) rows.add(true, annotationDigest([cell]));
  rows.asked = answers + cells.length;
  return rows;
}

describe('MatchedRows', () => {
  it.each([
    { held: ['a'], said: ['a'], isRevised: false },
    { held: ['a'], said: ['b'], isRevised: true },
    { held: ['a', 'b'], said: ['a', 'b'], isRevised: false },
    { held: ['a', 'b'], said: ['a', 'c'], isRevised: true },
    { held: ['a', 'b'], said: ['c', 'b'], isRevised: true },
  ])('is revised where kept errors that held $held are to hold $said', ({ held, said, isRevised }) => {
    const rows = errorsWith(held);
    for (const cell of said) rows.keepError([cell]);
    expect(rows.isRevised).toBe(isRevised);
    expect(rows.isPlain).toBe(held.length === 1 && !isRevised);
    if (isRevised)
      expect(said.map((_, place) => rows.revisedError(place)?.annotations)).toEqual(
        said.map((cell) => [cell]),
      );
  });

  it('gives what the input says to the errors that are left, behind those that were made up for', () => {
    const rows = errorsWith(['old', 'old', 'old']);
    rows.written = 2;
    rows.keepError(['new']);
    expect([0, 1, 2].map((place) => rows.revisedError(place))).toEqual([
      undefined,
      undefined,
      { annotations: ['new'], experimentId: undefined },
    ]);
  });

  it('changes nothing of a kept error in an input without such columns', () => {
    const rows = errorsWith(['a']);
    rows.keepError([]);
    expect([rows.isRevised, rows.isPlain]).toStrictEqual([false, true]);
  });

  it.each([
    { title: 'an answer whose cells are not known', digest: undefined, isRevised: true },
    { title: 'an answer with other cells', digest: annotationDigest(['old']), isRevised: true },
    { title: 'an answer with the same cells', digest: annotationDigest(['new']), isRevised: false },
  ])('takes what the input says for $title', ({ digest, isRevised }) => {
    const rows = new MatchedRows(NO_ROWS);
    rows.add(false, digest);
    rows.asked = 1;
    rows.keepAnswer(['new']);
    expect(rows.isRevised).toBe(isRevised);
    expect(rows.isPlain).toBe(!isRevised);
    expect(rows.revisedAnswer(0).annotations).toEqual(isRevised ? ['new'] : undefined);
  });

  it('takes what the input says for an error whose cells are not known', () => {
    const rows = new MatchedRows({ ...NO_ROWS, errors: 1, asked: 1 });
    rows.keepError(['new']);
    expect([rows.isRevised, rows.isPlain]).toStrictEqual([true, false]);
    expect(rows.revisedError(0)?.annotations).toEqual(['new']);
  });

  it('is told by its counts alone while no more than one row has cells that are known', () => {
    const rows = new MatchedRows(NO_ROWS);
    for (const isError of [false, false, true, true]) rows.add(isError);
    expect(rows.isPlain).toBe(true);
    rows.add(false, annotationDigest(['one']));
    expect(rows.isPlain).toBe(true);
    rows.add(true, annotationDigest(['two']));
    expect(rows.isPlain).toBe(false);
  });
});

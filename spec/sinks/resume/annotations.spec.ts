import { describe, expect, it } from 'vitest';
import { resultColumns } from '../../../src/columns.js';
import { annotationPlaces, annotationsOf } from '../../../src/sinks/resume/annotations.js';

const columns = resultColumns(['topic', 'expect', 'status', 'meta.source'], { promptAt: 1 });
const format = { cell: (text: string) => `<${text}>` };

describe('the annotations of a row', () => {
  it('are which prompt it asks, what is expected of it and what else is said of it, as the format writes them', () => {
    const variables = { topic: 'bees', expect: 'honey', status: 'x', 'meta.source': 'a book' };
    const rows = [
      { variables, promptName: 'short' },
      { variables: { ...variables, prompt: 'no column of it' } },
      { variables: {}, promptName: 'long' },
    ];

    expect(rows.map(annotationsOf(columns, format))).toEqual([
      ['<short>', '<honey>', '<a book>'],
      ['<>', '<honey>', '<a book>'],
      ['<long>', '<>', '<>'],
    ]);
  });

  it('stand where its results have them', () => {
    expect(annotationPlaces(columns)).toEqual([3, 4, 6]);
  });
});

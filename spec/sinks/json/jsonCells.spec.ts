import { describe, expect, it } from 'vitest';
import type { ResultColumns } from '../../../src/columns.js';
import { excelCsv } from '../../../src/sinks/csv/excelCsv.js';
import { jsonCells, jsonColumnsOf } from '../../../src/sinks/csv/jsonCells.js';
import { columns } from '../support/results.js';

describe('jsonColumnsOf', () => {
  it('names columns as the dialect writes them', () => {
    const output = '{"=x":"=1","a\\nb":2}';
    expect([...jsonColumnsOf(columns, output)]).toStrictEqual([
      ['=x', '=1'],
      ['a\nb', '2'],
    ]);
    expect([...jsonColumnsOf(columns, output, excelCsv)]).toStrictEqual([
      ["'=x", '=1'],
      ['a b', '2'],
    ]);
  });

  it('keeps names apart that the dialect writes alike', () => {
    const taken: ResultColumns = { variables: [{ name: '=q', header: '=q' }], repeat: false };
    const names = jsonColumnsOf(taken, '{"=x":1,"\'=x":2,"=q":3}', excelCsv);
    expect([...names]).toStrictEqual([
      ["'=x", '1'],
      ["json_'=x", '2'],
      ['json_=q', '3'],
    ]);
  });

  it('finds nothing in an answer without JSON', () => {
    expect(jsonColumnsOf(columns, 'no').size).toBe(0);
  });
});

describe('jsonCells', () => {
  it.each(['=x', "'=x"])('fills the column %j of a file in a dialect', (name) => {
    expect(jsonCells('{"=x":1,"b":2}', ['c', name, 'b'], columns, excelCsv)).toStrictEqual(['', '1', '2']);
  });

  it('takes names as they are without a dialect', () => {
    expect(jsonCells('{"=x":1}', ['=x', "'=x"], columns)).toStrictEqual(['1', '']);
  });

  it('makes no cells where there are no columns', () => {
    expect(jsonCells('{"a":1}', [], columns)).toStrictEqual([]);
  });
});

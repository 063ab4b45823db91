import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openTables } from '../../../src/scores/tables/openTables.js';
import { tableSources } from '../../../src/scores/tables/tableSources.js';
import { files } from '../../commands/support/files.js';

describe('openTables', () => {
  it('reads several tables as one, with the columns of all', async () => {
    const path = files({ 'a.csv': 'a,b\n1,2\n', 'b.jsonl': '{"c":"3","a":"4"}\n' });
    const stdin = Readable.from(['b,a\n5,6\n']);
    const tables = await openTables(tableSources([path('a.csv'), '-', path('b.jsonl')], stdin));
    expect(tables.columns).toEqual(['a', 'b', 'c']);
    const read = [];
    for await (const { table, rows } of tables.batches)
      for (const { cells } of rows) read.push([table, ...cells]);
    expect(read).toEqual([
      [path('a.csv'), '1', '2', ''],
      ['stdin', '6', '5', ''],
      [path('b.jsonl'), '4', '', '3'],
    ]);
  });

  it('reads stdin once', () => {
    expect(() => tableSources(['-', '-'], Readable.from([]))).toThrow('stdin (-) can be read once');
  });

  it('says which of them is not there', async () => {
    const path = files({ 'a.csv': 'a\n1\n' });
    const sources = tableSources([path('a.csv'), path('nowhere.csv')], Readable.from([]));
    await expect(openTables(sources)).rejects.toThrow('there is no file ');
  });
});

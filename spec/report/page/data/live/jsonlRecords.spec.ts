import { describe, expect, it } from 'vitest';
import { jsonlRecords } from '../../../../../src/report/page/data/live/jsonlRecords.js';

describe('jsonlRecords', () => {
  it('gives the cells of objects when their line is whole', () => {
    const read = jsonlRecords(['model', 'cost_usd', 'reasoning']);
    expect(read('{"cost_usd":0.5,"mod')).toStrictEqual([]);
    expect(read('el":"m"}\n{"model":"n","cost_usd":null}\n')).toStrictEqual([
      ['m', '0.5', ''],
      ['n', '', ''],
    ]);
  });

  it('leaves out what is no object', () => {
    expect(jsonlRecords(['model'])('{"model":\nnull\n\n3\n{"model":"m"}\n')).toStrictEqual([['m']]);
  });

  it('takes the names of what every object has for missing columns', () => {
    expect(jsonlRecords(['constructor', 'model'])('{"model":"m"}\n')).toStrictEqual([['', 'm']]);
  });
});

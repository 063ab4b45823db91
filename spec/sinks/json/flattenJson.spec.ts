import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FlattenJsonOptions, flattenJson } from '../../../src/sinks/json/flattenJson.js';
import { taggedJson, untaggedJson } from '../../../src/text/taggedJson.js';

function flat(json: unknown, options?: FlattenJsonOptions): string[] {
  const text = typeof json === 'string' ? json : JSON.stringify(json);
  return [...flattenJson(text, options)].map(([name, cell]) => `${name}=${cell}`);
}

describe('flattenJson', () => {
  it('joins nested keys and takes array items by index', () => {
    expect(flat({ a: { b: 1, c: ['x', { d: true }] }, e: 'y' })).toStrictEqual([
      ...['a_b=1', 'a_c_0=x', 'a_c_1_d=true', 'e=y'],
    ]);
  });

  it('takes the items of an array by index', () => {
    expect(flat([{ a: 1 }, 2])).toStrictEqual(['0_a=1', '1=2']);
  });

  it('writes text as it is, null as nothing, and the rest as JSON', () => {
    expect(flat({ a: 'x\ny', b: null, c: -1.5, d: false, e: {}, f: [] })).toStrictEqual([
      ...['a=x\ny', 'b=', 'c=-1.5', 'd=false', 'e={}', 'f=[]'],
    ]);
  });

  it.each([
    '2512292042121000001',
    '1e400',
    '-1e-400',
    '1.10',
    '1.0',
    '-0',
    '-0.0',
    '1E5',
    '1e+5',
    '0.1000000000000000055511151231257827',
    '100000000000000000000000',
    '12345678901234567890.123456789',
  ])('writes the number %s as it is', (number) => {
    expect(flat(`{"a":${number}, "b": [ ${number} ],"c":{"d":${number}}}`)).toStrictEqual([
      ...[`a=${number}`, `b_0=${number}`, `c_d=${number}`],
    ]);
    expect(flat(`{"a":{"b":[${number},"1.10",{"c":${number}}]}}`, { maxDepth: 1 })).toStrictEqual([
      `a={"b":[${number},"1.10",{"c":${number}}]}`,
    ]);
  });

  it('keeps apart numbers and texts that look like them, whatever is in them', () => {
    const json = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.double({ noNaN: true })));
    fc.assert(
      fc.property(json, (record) => {
        const text = JSON.stringify(record);
        expect(untaggedJson(taggedJson(text))).toBe(text);
        const values: unknown[] = Object.values(JSON.parse(taggedJson(text)));
        expect(values.map((value) => String(value).charAt(0))).toStrictEqual(
          Object.values(JSON.parse(text)).map((value) =>
            value === null ? 'n' : typeof value === 'string' ? 's' : 'n',
          ),
        );
      }),
    );
  });

  it('takes keys in the order they are written', () => {
    expect(flat('{"b":1,"10":2,"2":3}')).toStrictEqual(['b=1', '10=2', '2=3']);
  });

  it('keeps as JSON what lies deeper than five levels', () => {
    expect(flat({ a: { b: { c: { d: { e: { f: 1 } } } } } })).toStrictEqual(['a_b_c_d_e={"f":1}']);
    expect(flat({ a: { b: 1 } }, { maxDepth: 1 })).toStrictEqual(['a={"b":1}']);
  });

  it('makes columns of ten items', () => {
    const items = Array.from({ length: 11 }, (_, index) => index);
    expect(flat({ a: items })).toHaveLength(10);
    expect(flat({ a: items }, { maxItems: 2 })).toStrictEqual(['a_0=0', 'a_1=1']);
  });

  it.each([
    { json: { status: 1 }, cells: ['json_status=1'] },
    { json: { topic: 1, json_topic: 2 }, cells: ['json_topic=1', 'json_json_topic=2'] },
    { json: { a_b: 1, a: { b: 2 } }, cells: ['a_b=1', 'json_a_b=2'] },
    { json: { ' a ': 1, a: 2 }, cells: ['a=1', 'json_a=2'] },
    { json: { '': 1 }, cells: ['json_=1'] },
  ])('gives a name that is taken a prefix: $cells', ({ json, cells }) => {
    expect(flat(json, { taken: new Set(['status', 'topic']) })).toStrictEqual(cells);
  });

  it('leaves out what has no free name in the end', () => {
    const spaced = Object.fromEntries(
      Array.from({ length: 9 }, (_, count) => [`${' '.repeat(count)}a`, count]),
    );
    expect(flat(spaced)).toHaveLength(6);
  });

  it('takes keys of every object for keys', () => {
    expect(flat('{"__proto__":{"a":1},"constructor":2,"hasOwnProperty":3}')).toStrictEqual([
      ...['__proto___a=1', 'constructor=2', 'hasOwnProperty=3'],
    ]);
  });

  it('leaves empty what is nested too deep to be written', () => {
    const depth = 200_000;
    expect(flat(`{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`)).toStrictEqual(['a_0_0_0_0=']);
  });
});

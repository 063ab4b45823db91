import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJson } from '../../../src/sinks/json/findJson.js';

describe('findJson', () => {
  it.each([
    { from: 'a fenced block', text: 'So:\n```json\n{"a":1}\n```\nDone {"b":2}', json: { a: 1 } },
    { from: 'a block without a language', text: '```\n[1,2]\n```', json: [1, 2] },
    { from: 'a block on one line', text: '```json {"a":1} ```', json: { a: 1 } },
    {
      from: 'the first block that is JSON',
      text: '```js\nf({})\n```\n```json\n{"a":1}\n```',
      json: { a: 1 },
    },
    { from: 'a block that is not closed', text: 'So:\n```json\n{"a":1}', json: { a: 1 } },
    { from: 'the whole answer', text: ' \n{"a":{"b":[]}}\n', json: { a: { b: [] } } },
    { from: 'a whole answer with a fence in a text', text: '{"a":"```x```"}', json: { a: '```x```' } },
    { from: 'inside the answer', text: 'Sure: {"a":1} or {"b":2}.', json: { a: 1 } },
    { from: 'an array inside', text: 'I say [1, "x"].', json: [1, 'x'] },
    { from: 'behind a brace that is none', text: 'f() { return 1 } {"a":1}', json: { a: 1 } },
    { from: 'inside what is no JSON', text: '{score: {"a":1}}', json: { a: 1 } },
    { from: 'inside what breaks off', text: '[{"a":1}, {"b":', json: { a: 1 } },
    { from: 'behind an open quote', text: 'He said {"oh. {"a":1}', json: { a: 1 } },
    { from: 'brackets in texts', text: 'x {"a":"}]\\"{","b":[{}]} y', json: { a: '}]"{', b: [{}] } },
    {
      from: 'all kinds of values',
      text: 'x [-1.5e+3,true,false,null,"\\u00e9",[],{}] y',
      json: [-1500, true, false, null, 'é', [], {}],
    },
    { from: 'blanks everywhere', text: 'x { "a" : [ 1 , 2 ] } y', json: { a: [1, 2] } },
  ])('finds $from', ({ text, json }) => {
    expect(findJson(text)).toStrictEqual(json);
  });

  it.each([
    '',
    'no',
    '42',
    '"text"',
    'null',
    '{',
    '[',
    '{]',
    '{"a"}',
    '{"a":}',
    '[1,]',
    '{,}',
    '[01]',
    '{"a\n":1}',
    '{a:1}',
    '```json\n{a}\n```',
    '["\\x"]',
    '[\u00a01]',
    '[tru]',
  ])('finds nothing in %j', (text) => {
    expect(findJson(text)).toBeUndefined();
  });

  it('finds any JSON between any words', () => {
    const container = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()));
    const words = fc.string({ unit: fc.constantFrom(...'ab ."\':,}\n\\') });
    fc.assert(
      fc.property(words, container, words, (before, json, after) => {
        const text = JSON.stringify(json);
        expect(findJson(`${before}${text}${after}`)).toStrictEqual(JSON.parse(text));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    { name: 'open brackets', text: '[', end: '' },
    { name: 'open objects', text: '{"a":', end: '' },
    { name: 'objects without keys', text: '{x', end: '' },
    { name: 'brackets in an open text', text: '{', end: '', start: '["' },
    { name: 'brackets in texts', text: '"[",', end: '', start: '[' },
    { name: 'quotes and brackets', text: '{"', end: '' },
    { name: 'numbers before a fault', text: '[1,', end: 'x' },
    { name: 'fences', text: '```', end: '' },
    { name: 'fences with a language', text: '```json\n[', end: '' },
    { name: 'backslashes', text: '\\', end: '', start: '["' },
  ])('takes time in proportion to $name', ({ text, start = '', end }) => {
    // A hundred times this text, were it read again from every bracket, would outlast any test.
    expect(findJson(start + text.repeat(200_000) + end)).toBeUndefined();
  });

  it('reads an answer that is nested without end', () => {
    const depth = 200_000;
    expect(findJson(`x${'['.repeat(depth)}${']'.repeat(depth)}`)).toBeInstanceOf(Array);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJson } from '../../../src/sinks/json/findJson.js';
import { findJsonText } from '../../../src/sinks/json/findJsonText.js';

describe('findJson', () => {
  it.each([
    { from: 'a fenced block', text: 'So:\n```json\n{"a":1}\n```\nDone {"b":2}', json: { a: 1 } },
    { from: 'a block without a language', text: '```\n[1,2]\n```', json: [1, 2] },
    { from: 'a block on one line', text: '```json {"a":1} ```', json: { a: 1 } },
    {
      from: 'a block that is JSON, behind one that is not',
      text: '```js\nf({})\n```\n```json\n{"a":1}\n```',
      json: { a: 1 },
    },
    {
      from: 'the last block, before a draft',
      text: '```json\n{"a":1}\n```\nNo:\n```json\n{"a":2}\n```',
      json: { a: 2 },
    },
    {
      from: 'a block, not what is left outside of it',
      text: '```json\n{"a":1}\n```\n{"b":2}',
      json: { a: 1 },
    },
    { from: 'a block without a line of its own', text: '```{"a":"x y"}```', json: { a: 'x y' } },
    { from: 'a block in a line, not what follows it', text: '```{"a":1}``` not {"b":2}', json: { a: 1 } },
    {
      from: 'a block that is JSON, in front of one that is not',
      text: '```json\n{"a":1}\n```\n```js\nf({})\n```',
      json: { a: 1 },
    },
    { from: 'a list with an object in it', text: '[1,{"a":1}] or ["x"]', json: [1, { a: 1 }] },
    { from: 'a list of objects, not of nothing', text: '[{"a":1}] or [null]', json: [{ a: 1 }] },
    { from: 'a list of numbers and texts, not a citation', text: '[1,"x"] (see [2])', json: [1, 'x'] },
    { from: 'an answer that is JSON with a block in it', text: '{"a":"```{}```"}', json: { a: '```{}```' } },
    { from: 'an object, not a citation', text: 'As [1] says, {"a":1} holds [2, 3].', json: { a: 1 } },
    { from: 'an object in front of a citation', text: '{"a":1} [1]', json: { a: 1 } },
    { from: 'a list of texts, not a citation', text: 'See [1]: ["x"] (also [2])', json: ['x'] },
    { from: 'a list of objects as a whole', text: 'So: [{"a":1},{"a":2}] [1]', json: [{ a: 1 }, { a: 2 }] },
    { from: 'a list of numbers where there is nothing else', text: 'I say [1, 2].', json: [1, 2] },
    { from: 'something, not an empty object', text: 'f({}) gives {"a":1}, not {}', json: { a: 1 } },
    { from: 'what follows the thoughts', text: '<think>{"a":1}</think>\n{"a":2}', json: { a: 2 } },
    {
      from: 'what stands before later thoughts',
      text: '{"a":2}\n<think>or {"a":1}?</think>',
      json: { a: 2 },
    },
    {
      from: 'what stands before thoughts without end',
      text: '{"a":2}\n<thinking>or {"a":1}?',
      json: { a: 2 },
    },
    {
      from: 'what follows thoughts without a start',
      text: 'Or {"a":1}?</think> So {"a":2}.',
      json: { a: 2 },
    },
    { from: 'what follows thoughts of another kind', text: '[THINK]{"a":1}[/THINK]{"a":2}', json: { a: 2 } },
    {
      from: 'a block behind a block in thoughts',
      text: '<think>```json\n{"a":1}\n```</think>{"a":2}',
      json: { a: 2 },
    },
    { from: 'JSON that speaks of thoughts', text: '{"a":"<think>"}', json: { a: '<think>' } },
    { from: 'what follows the word', text: 'The tag <think> opens {"a":1}', json: { a: 1 } },
    { from: 'a block that is not closed', text: 'So:\n```json\n{"a":1}', json: { a: 1 } },
    { from: 'the whole answer', text: ' \n{"a":{"b":[]}}\n', json: { a: { b: [] } } },
    { from: 'a whole answer with a fence in a text', text: '{"a":"```x```"}', json: { a: '```x```' } },
    { from: 'inside the answer', text: 'Sure: {"b":2} or {"a":1}.', json: { a: 1 } },
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

  it('gives the text as it is written', () => {
    expect(findJsonText('x { "a" : 1.10 } y')).toBe('{ "a" : 1.10 }');
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
    '<think>{"a":1}',
    '  <think>\n```json\n{"a":1}\n```',
  ])('finds nothing in %j', (text) => {
    expect(findJson(text)).toBeUndefined();
  });

  it('finds any JSON between any words', () => {
    const container = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()));
    const words = fc.string({ unit: fc.constantFrom(...'ab ."\':,}\n\\') });
    fc.assert(
      fc.property(words, container, words, (before, json, after) => {
        const text = JSON.stringify(json);
        expect(findJsonText(`${before}${text}${after}`)).toBe(text);
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
    { name: 'thoughts', text: '<think>', end: '' },
    { name: 'ends of thoughts', text: '</think>[', end: '' },
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

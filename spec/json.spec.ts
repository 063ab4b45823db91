import { describe, expect, it } from 'vitest';
import { objectIn, objectOf, parsedJson } from '../src/json.js';

describe('parsedJson', () => {
  it.each([
    { text: '{"a":[1,null]}', value: { a: [1, null] } },
    { text: ' null ', value: null },
    { text: '0', value: 0 },
    { text: '', value: undefined },
    { text: '{"a":', value: undefined },
    { text: 'undefined', value: undefined },
  ])('reads $text as $value', ({ text, value }) => {
    expect(parsedJson(text)).toStrictEqual(value);
  });
});

describe('objectOf and objectIn', () => {
  it.each([null, undefined, 1, 'a', true, [1]])('take %j for no object', (value) => {
    expect([objectOf(value), objectIn(value)]).toEqual([undefined, {}]);
  });

  it('take an object as it is', () => {
    const value = { a: 1 };
    expect([objectOf(value), objectIn(value)]).toEqual([value, value]);
    expect(objectOf(value)).toBe(value);
  });
});

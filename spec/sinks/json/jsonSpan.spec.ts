import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonSpans } from '../../../src/sinks/json/jsonSpan.js';

const found = (text: string) => jsonSpans(text).map(({ start, end }) => text.slice(start, end));

describe('jsonSpans', () => {
  it.each([
    { text: '{"a":1} and [2]', spans: ['{"a":1}', '[2]'] },
    { text: '{"a":{"b":[]}}', spans: ['{"a":{"b":[]}}'] },
    { text: '[[1],[2],{', spans: ['[1]', '[2]'] },
    { text: '{"a":[1,{"b":2}],"c":x}', spans: ['[1,{"b":2}]'] },
    { text: '[1 2] [,] [1,] {,} {"a"} {"a":} {"a" 1} {1:2} [1:2] {"a":1 "b":2}', spans: [] },
    { text: '["a\nb"] ["a\u001f"] ["a b"]', spans: ['["a b"]'] },
    { text: '["\\x"] ["\\u12g4"] ["\\u12aF\\n\\""]', spans: ['["\\u12aF\\n\\""]'] },
    { text: '[01] [1.] [.5] [+1] [tru] [NaN] [-0.5e-3]', spans: ['[-0.5e-3]'] },
    { text: '[1e5] [1E-10] [120.25e+12] [1e] [1e+]', spans: ['[1e5]', '[1E-10]', '[120.25e+12]'] },
    { text: ' [ \t\r\n ] { } ', spans: ['[ \t\r\n ]', '{ }'] },
    { text: '["a', spans: [] },
    { text: '[1', spans: [] },
    { text: '{"a":"[1]","b":"{}"}', spans: ['{"a":"[1]","b":"{}"}'] },
    { text: '[,1] {,"a":1} {"a"=1} {"a"12} [1,,2] {"a"::1}', spans: [] },
  ])('finds $spans in $text', ({ text, spans }) => {
    expect(found(text)).toEqual(spans);
  });

  it('finds nothing that is no JSON, whatever the text is', () => {
    const unit = fc.constantFrom(...'{}[]":,1a\\ \n', 'true', '"a"', '"a":', '{"a":1}');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 24 }), (text) => {
        for (const span of found(text)) expect(() => JSON.parse(span)).not.toThrow();
      }),
      { numRuns: 3000 },
    );
  });
});

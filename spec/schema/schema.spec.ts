import { describe, expect, it } from 'vitest';
import { RowError } from '../../src/errors.js';
import type { JsonObject, JsonValue } from '../../src/json.js';
import { checkSchema } from '../../src/schema/checkSchema.js';
import { responseSchema } from '../../src/schema/responseSchema.js';
import { sampleOf } from '../../src/schema/sampleOf.js';
import { schemaMisfit } from '../../src/schema/schemaMisfit.js';
import { strictMisfit } from '../../src/schema/strictMisfit.js';

const STRICT = {
  type: 'object',
  properties: { score: { type: 'number' }, why: { type: ['string', 'null'] } },
  required: ['score', 'why'],
  additionalProperties: false,
} as const satisfies JsonValue;

describe('checkSchema', () => {
  it.each([
    { title: 'one that is strict', schema: STRICT },
    { title: 'one that is empty', schema: {} },
    {
      title: 'one that refers to itself',
      schema: { $defs: { 'a/b': { properties: { c: { $ref: '#/$defs/a~1b' } } } }, $ref: '#/$defs/a~1b' },
    },
    { title: 'a property called type', schema: { properties: { type: { enum: ['a'] }, $ref: true } } },
  ])('finds nothing wrong with $title', ({ schema }) => {
    expect(checkSchema(schema)).toBeUndefined();
  });

  it.each([
    { schema: null, problem: 'is no object' },
    { schema: [], problem: 'is no object' },
    { schema: { type: 'obect' }, problem: "has the unknown type 'obect' at #" },
    {
      schema: { properties: { a: { type: ['string', 'x'] } } },
      problem: "has the unknown type 'x' at #/properties/a",
    },
    { schema: { items: 'string' }, problem: 'has something at #/items that is no schema' },
    { schema: { $ref: '#/$defs/a' }, problem: "refers at # to '#/$defs/a', which is not in it" },
    {
      schema: { $ref: 'https://example.org/s' },
      problem: "refers at # to 'https://example.org/s', which is not in it",
    },
    { schema: { pattern: '(' }, problem: 'has a pattern at # that is no regular expression' },
    { schema: { required: 'a' }, problem: 'has something else than a list of names in #/required' },
    { schema: { anyOf: [{ enum: 'a' }] }, problem: 'has something else than a list in #/anyOf/0/enum' },
  ])('says that $schema $problem', ({ schema, problem }) => {
    expect(checkSchema(schema)).toBe(problem);
  });

  it('ends for one that is nested without end', () => {
    const nested: Record<string, unknown> = {};
    nested['items'] = nested;
    expect(checkSchema(nested)).toBe('is nested more than 100 levels deep');
  });
});

describe('strictMisfit', () => {
  it('finds none where every object is closed and every property required', () => {
    const nested = {
      ...STRICT,
      properties: { ...STRICT.properties, in: STRICT },
      required: ['score', 'why', 'in'],
    };
    expect(strictMisfit(nested)).toBeUndefined();
  });

  it.each([
    { schema: { anyOf: [STRICT] }, misfit: '#: the root is no plain object' },
    { schema: { ...STRICT, additionalProperties: true }, misfit: '#: additionalProperties is not false' },
    { schema: { ...STRICT, required: ['score'] }, misfit: "#: 'why' is not required" },
    {
      schema: { ...STRICT, properties: { score: { not: {} }, why: {} } },
      misfit: '#/properties/score: not is not taken',
    },
    {
      schema: { ...STRICT, properties: { score: { type: 'array', items: { type: 'object' } }, why: {} } },
      misfit: '#/properties/score/items: additionalProperties is not false',
    },
    {
      schema: { ...STRICT, properties: { score: { enum: Array(1001).fill(1) }, why: {} } },
      misfit: '#: more than 1000 values of enum',
    },
  ])('finds $misfit', ({ schema, misfit }) => {
    expect(strictMisfit(schema)).toBe(misfit);
  });
});

describe('schemaMisfit', () => {
  it('is none for a value that fits', () => {
    expect(schemaMisfit({ score: 1, why: null }, STRICT)).toBeUndefined();
  });

  it.each<{ value: unknown; schema: JsonObject; misfit: string }>([
    {
      value: { score: 'a', why: null },
      schema: STRICT,
      misfit: '#/score: Instance type "string" is invalid. Expected "number".',
    },
    { value: { score: 1 }, schema: STRICT, misfit: '#: Instance does not have required property "why".' },
    {
      value: [1, 'a'],
      schema: { items: { type: 'number' } },
      misfit: '#/1: Instance type "string" is invalid. Expected "number".',
    },
    {
      value: 'b',
      schema: {
        $schema: 'http://json-schema.org/draft-07/schema#',
        definitions: { a: { const: 'a' } },
        $ref: '#/definitions/a',
      },
      misfit: '#: Instance does not match "a".',
    },
  ])('says where and why $value does not fit', ({ value, schema, misfit }) => {
    expect(schemaMisfit(value, schema)).toBe(misfit);
  });
});

describe('sampleOf', () => {
  it('has every property, every branch, and arrays as long as columns go', () => {
    const schema = {
      type: 'object',
      properties: {
        score: { type: 'number' },
        tags: { type: 'array', items: { type: 'string' }, maxItems: 2 },
        pair: { prefixItems: [{ properties: { a: {} } }, {}], items: false },
        by: { anyOf: [{ type: 'null' }, { $ref: '#/$defs/person' }] },
      },
      $defs: { person: { properties: { name: {} } } },
    };
    expect(sampleOf(schema)).toEqual({ score: '', tags: ['', ''], pair: [{ a: '' }, ''], by: { name: '' } });
    expect(sampleOf({ items: {} })).toHaveLength(10);
  });

  it('ends for a schema that refers to itself', () => {
    const node = { properties: { next: { $ref: '#' } } };
    expect(JSON.stringify(sampleOf(node)).match(/next/g)).toHaveLength(7);
    expect(sampleOf({ $ref: '#' })).toBe('');
  });
});

describe('responseSchema', () => {
  it('asks for the schema as OpenAI does, strict where it may be', () => {
    const asked = responseSchema({ temperature: 0, response_schema: { ...STRICT, title: 'My answer!' } });
    expect(asked?.parameters).toEqual({
      temperature: 0,
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'My_answer_', schema: { ...STRICT, title: 'My answer!' }, strict: true },
      },
    });
    expect(responseSchema({ response_schema: {} })?.parameters).toMatchObject({
      response_format: { json_schema: { name: 'answer', strict: false } },
    });
    expect(responseSchema({ temperature: 0 })).toBeUndefined();
  });

  it('refuses what is no schema, and two forms at once', () => {
    expect(() => responseSchema({ response_schema: 'text' })).toThrow(
      new RowError('The schema of the answer is no object'),
    );
    expect(() => responseSchema({ response_schema: {}, response_format: {} })).toThrow('exclude each other');
  });
});

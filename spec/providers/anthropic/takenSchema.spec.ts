import { describe, expect, it } from 'vitest';
import { takenSchema } from '../../../src/providers/anthropic/takenSchema.js';

describe('takenSchema', () => {
  it('closes every object, and leaves out what is not taken, but no property of that name', () => {
    const schema = {
      type: 'object',
      properties: {
        minimum: { type: 'integer', minimum: 1, maximum: 5 },
        list: { type: 'array', minItems: 1, items: { properties: { a: { enum: [{ minimum: 1 }] } } } },
      },
      additionalProperties: true,
    };
    const { schema: taken, leftOut } = takenSchema(schema);
    expect(taken).toEqual({
      type: 'object',
      properties: {
        minimum: { type: 'integer' },
        list: {
          type: 'array',
          items: { properties: { a: { enum: [{ minimum: 1 }] } }, additionalProperties: false },
        },
      },
      additionalProperties: false,
    });
    expect([...leftOut]).toEqual(['minimum', 'maximum', 'minItems', 'additionalProperties']);
  });
});

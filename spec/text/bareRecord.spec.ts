import { describe, expect, it } from 'vitest';
import { bareRecord } from '../../src/text/bareRecord.js';
import { inheritedKeys } from '../support/inheritedKeys.js';

describe('bareRecord', () => {
  it('has nothing but what is put into it', () => {
    const record = bareRecord<string>();

    expect(Object.keys(record)).toEqual([]);
    expect(inheritedKeys(record)).toEqual([]);
    expect(record['constructor'] ?? record['__proto__'] ?? record['toString']).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty', ''])('takes %j for a key like any other', (key) => {
    const record = bareRecord<string>();
    record[key] = 'x';

    expect(Object.entries(record)).toEqual([[key, 'x']]);
    expect(JSON.stringify(record)).toBe(`{${JSON.stringify(key)}:"x"}`);
    expect(Object.keys(bareRecord())).toEqual([]);
  });

  it('makes another one each time', () => {
    expect(bareRecord()).not.toBe(bareRecord());
  });
});

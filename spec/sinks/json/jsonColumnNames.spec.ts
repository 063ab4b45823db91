import { describe, expect, it } from 'vitest';
import { JsonColumnNames, MOST_JSON_COLUMNS } from '../../../src/sinks/json/jsonColumnNames.js';

function namesOf(rows: number) {
  const beyond = new Set<string>();
  const columns = new JsonColumnNames(beyond);
  for (let row = 0; row < rows; row += 1) for (const key of ['a', 'b']) columns.add(`${key}${row}`);
  return { names: columns.names, beyond };
}

describe('JsonColumnNames', () => {
  it('holds as many names after twice the rows, and tells of some that it left out', () => {
    expect(namesOf(10).names.size).toBe(20);
    for (const rows of [5000, 10_000]) {
      const { names, beyond } = namesOf(rows);
      expect([names.size, beyond.size]).toEqual([MOST_JSON_COLUMNS, MOST_JSON_COLUMNS]);
      expect(beyond.has('a500')).toBe(true);
    }
  });

  it('leaves out no name that it holds', () => {
    const beyond = new Set<string>();
    const columns = new JsonColumnNames(beyond);
    for (let row = 0; row <= MOST_JSON_COLUMNS; row += 1) columns.add(`a${row}`);
    columns.add('a0');
    expect([...beyond]).toEqual([`a${MOST_JSON_COLUMNS}`]);
  });
});

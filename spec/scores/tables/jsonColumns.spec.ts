import { describe, expect, it } from 'vitest';
import { jsonColumns } from '../../../src/scores/tables/jsonColumns.js';

const BEHIND = ['status', 'output'];

function found(columns: readonly string[], ...rows: readonly (readonly string[])[]): readonly string[] {
  return [
    ...jsonColumns(
      ['provider', 'model', ...columns, ...BEHIND],
      rows.map((cells) => ['a', 'm', ...cells]),
    ),
  ];
}

describe('jsonColumns', () => {
  it('are those that hold what the JSON of the answer says', () => {
    expect(
      found(
        ['topic', 'score', 'tags_0'],
        ['bees', '3.0', 'a', 'ok', 'Sure: {"score":3.0,"tags":["a"]}'],
        ['ants', '', '', 'error', ''],
        ['wasps', '2', '', 'ok', '{"score":2}'],
      ),
    ).toEqual(['score', 'tags_0']);
  });

  it('are none where answers hold no JSON, or say something else', () => {
    expect(found(['topic', 'n'], ['bees', '1', 'ok', 'Bees are nice'])).toEqual([]);
    expect(found(['topic', 'n'], ['bees', '1', 'ok', '{"n":2}'])).toEqual([]);
    expect(found(['topic', 'n'], ['bees', '1', 'ok', '{"n":1}'], ['ants', '1', 'ok', '{"n":5}'])).toEqual([]);
  });

  it('leave a variable that the answer repeats to the variables', () => {
    const answer = '{"topic":"bees","score":1}';
    expect(found(['topic', 'json_topic', 'score'], ['bees', 'bees', '1', 'ok', answer])).toEqual([
      'json_topic',
      'score',
    ]);
  });

  it('are none where the answer says more than there are columns of', () => {
    const row = (topic: string) => [topic, 'ok', `{"topic":"${topic}","answer":"yes"}`];
    expect(found(['topic'], row('bees'), row('ants'))).toEqual([]);
  });

  it('are none where the answer repeats all variables, of which rows have their names', () => {
    const named = (...rows: readonly (readonly string[])[]) => [
      ...jsonColumns(['provider', 'model', 'expect', 'topic', 'status', 'output', 'experiment_id'], rows),
    ];
    const row = (topic: string, id: string) => ['a', 'm', topic, topic, 'ok', `{"topic":"${topic}"}`, id];
    expect(named(row('bees', 'r1'), row('ants', 'r2'))).toEqual([]);
    expect(named(row('bees', 'r1'), row('ants', 'r1'))).toEqual(['topic']);
  });

  it('may be empty in the first rows: those with others in front of them', () => {
    expect(found(['topic', 'score', 'late'], ['bees', '1', '', 'ok', '{"score":1}'])).toEqual([
      'score',
      'late',
    ]);
    expect(found(['topic', 'note'], ['bees', '', 'ok', '{"score":1}'])).toEqual([]);
  });

  it('are all behind the column of repeats', () => {
    expect(found(['topic', 'repeat', 'late'], ['bees', '1', '', 'ok', 'no'])).toEqual(['late']);
  });

  it('are none of a table that no run has written', () => {
    expect([...jsonColumns(['a', 'b'], [['1', '2']])]).toEqual([]);
  });
});

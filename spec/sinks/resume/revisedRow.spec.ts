import { describe, expect, it } from 'vitest';
import type { ResultColumns } from '../../../src/columns.js';
import { resultCells, resultHeader } from '../../../src/sinks/csv/resultRow.js';
import type { RowRevision } from '../../../src/sinks/resume/matchedRows.js';
import { revisedRow } from '../../../src/sinks/resume/revisedRow.js';
import { idAt, resultAt } from '../support/results.js';

const columns: ResultColumns = {
  variables: ['topic', 'expect', 'meta.kind'].map((name) => ({ name, header: name })),
  repeat: false,
};
const header = resultHeader(columns, ['score']);
const { experiment } = resultAt(0);
const variables = { ...experiment.variables, expect: 'no', 'meta.kind': 'easy' };
const row = resultCells(columns, resultAt(0, { experiment: { ...experiment, variables } }), ['7']);

/** What a row has become, by the names of its columns; `undefined`: it is removed. */
function revised(revision: RowRevision | undefined) {
  const cells = revisedRow(columns, ['score'], () => revision)(row);
  return cells && Object.fromEntries(header.map((name, index) => [name, cells[index]]));
}

const before = revised({});

describe('revisedRow', () => {
  it('asks what becomes of each row by its id, and by whether it has an answer', () => {
    const asked: [string, boolean][] = [];
    const revise = revisedRow(columns, [], (id, isError) => {
      asked.push([id, isError]);
      return {};
    });
    for (const status of ['ok', 'error', 'warning'] as const)
      revise(resultCells(columns, resultAt(asked.length, { status })));

    expect(asked).toEqual([
      [idAt(0), false],
      [idAt(1), true],
      [idAt(2), false],
    ]);
  });

  it('leaves a row as it is of which nothing is said', () => {
    expect(revisedRow(columns, ['score'], () => ({}))(row)).toBe(row);
  });

  it('removes a row', () => {
    expect(revised(undefined)).toBeUndefined();
  });

  it.each<{ said: string; revision: RowRevision; changed: Record<string, string> }>([
    {
      said: 'of its annotations',
      revision: { annotations: ['yes', 'hard'] },
      changed: { expect: 'yes', 'meta.kind': 'hard' },
    },
    { said: 'of its id', revision: { experimentId: idAt(7) }, changed: { experiment_id: idAt(7) } },
    {
      said: 'of both',
      revision: { annotations: ['', 'hard'], experimentId: idAt(7) },
      changed: { expect: '', 'meta.kind': 'hard', experiment_id: idAt(7) },
    },
  ])('changes what is said $said, and nothing else', ({ revision, changed }) => {
    expect(revised(revision)).toEqual({ ...before, ...changed });
    expect(row).toEqual(header.map((name) => before?.[name]));
  });
});

import { EMPTY } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../../src/experiment.js';
import { Halts } from '../../../src/run/health/halts.js';
import { leaveUnasked } from '../../../src/run/row/leaveUnasked.js';
import type { ResultSink } from '../../../src/sinks/sink.js';

const row: Experiment = { position: 0, rowNumber: 1, repeat: 1, provider: 'a', model: 'm', variables: {} };

function leaver(sink: Partial<ResultSink> = {}) {
  const halts = new Halts();
  const ended: unknown[] = [];
  const leave = leaveUnasked({
    sink: { write: () => EMPTY, ...sink },
    halts,
    endRow: (ending) => {
      ended.push(ending);
      return EMPTY;
    },
  });
  return { halts, ended, leave };
}

describe('leaveUnasked', () => {
  it('ends a row of a halted provider, and lets the others go on', () => {
    const { halts, ended, leave } = leaver();
    expect(leave(row)).toBeUndefined();
    halts.halt('a');

    expect(leave(row)).toBe(EMPTY);
    expect(leave({ ...row, provider: 'b' })).toBeUndefined();
    expect(ended).toEqual([{ type: 'row-left', experiment: row, reason: 'halted' }]);
  });

  it('leaves a row with a problem to say so', () => {
    const { halts, leave } = leaver();
    halts.halt('a');

    expect(leave({ ...row, problem: 'line 2: expected 3 fields, found 2' })).toBeUndefined();
  });

  it('ends none whose result may be there already', () => {
    const { halts, leave } = leaver({ has: () => EMPTY });
    halts.halt('a');

    expect(leave(row)).toBeUndefined();
  });
});

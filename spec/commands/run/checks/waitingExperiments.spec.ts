import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BatchJournal } from '../../../../src/batch/journal/batchJournal.js';
import { waitingExperiments } from '../../../../src/commands/run/checks/waitingExperiments.js';
import { temporaryFolder } from '../../../support/temporaryFolder.js';

const OPENAI = { provider: 'openai', model: 'm', requests: 2 };

describe('the experiments that open batches ask for', () => {
  it('are those of jobs that are not closed, whichever repetition, job or copy their ids name', () => {
    const output = join(temporaryFolder(), 'out.csv');
    const journal = new BatchJournal(`${output}.batches.jsonl`);
    journal.intend({ ...OPENAI, jobId: 'pb-1' }, ['r1-1', 'r1-2']);
    journal.intend({ ...OPENAI, jobId: 'pb-2' }, ['r2-1', 'r2-1-2']);
    journal.intend({ ...OPENAI, jobId: 'pb-3' }, ['r3-1-j0a1b2c3d', 'r4-1-j0a1b2c3d-2']);
    journal.note('pb-1', { did: 'collected' });
    journal.close();
    expect([...waitingExperiments(output)]).toEqual(['r2', 'r3', 'r4']);
  });

  it('are none where there is no journal', () => {
    expect(waitingExperiments(join(temporaryFolder(), 'out.csv')).size).toBe(0);
  });
});

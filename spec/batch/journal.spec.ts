import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BatchJournal } from '../../src/batch/journal/batchJournal.js';
import { readJournal } from '../../src/batch/journal/readJournal.js';
import { journalPath } from '../../src/commands/run/journalPath.js';
import { temporaryFolder } from '../support/temporaryFolder.js';

const JOB = { jobId: 'pb-1', provider: 'openai', model: 'm', requests: 2 };
const newPath = () => join(temporaryFolder(), 'out.csv.batches.jsonl');

describe('journalPath', () => {
  it.each([
    ['out.csv', 'out.csv.batches.jsonl'],
    ['a/out.csv', 'a/out.csv.batches.jsonl'],
    ['a/{{ model }}.csv', 'a/{model}.csv.batches.jsonl'],
    ['a/{{provider}}/b/{{model}}.csv', 'a/{provider}-b-{model}.csv.batches.jsonl'],
    ['{{model}}.csv', '{model}.csv.batches.jsonl'],
  ])('is beside %s', (output, path) => {
    expect(journalPath(output).replaceAll('\\', '/')).toBe(path);
  });
});

describe('BatchJournal', () => {
  it('has every step on the disk before it returns', () => {
    const path = newPath();
    const synced: number[] = [];
    const journal = new BatchJournal(path, {
      sync: () => synced.push(readFileSync(path, 'utf8').split('\n').length - 1),
    });
    journal.intend(JOB, ['r1-1', 'r2-1']);
    journal.note('pb-1', { did: 'file', file: 'file-1' });
    journal.note('pb-1', { did: 'batch', batch: 'batch_1' });
    journal.close();
    expect(synced).toEqual([2, 3, 4]);
  });

  it('knows on the next day which jobs are open, and by which requests', () => {
    const path = newPath();
    const first = new BatchJournal(path);
    first.intend(
      JOB,
      Array.from({ length: 2500 }, (_, n) => `r${n}-1`),
    );
    first.note('pb-1', { did: 'file', file: 'file-1' });
    first.note('pb-1', { did: 'batch', batch: 'batch_1' });
    first.intend({ ...JOB, jobId: 'pb-2' }, ['x-1']);
    first.note('pb-2', { did: 'collected' });
    first.close();
    const second = new BatchJournal(path, { existing: 'resume' });
    expect(second.found).toHaveLength(1);
    expect(second.found[0]).toMatchObject({
      jobId: 'pb-1',
      fileId: 'file-1',
      batchId: 'batch_1',
      isLeft: true,
    });
    expect(second.found[0]?.ids).toHaveLength(2500);
    expect(second.jobOf('pb-2')).toMatchObject({ isOpen: false, ids: [] });
    second.note('pb-1', { did: 'again' });
    expect(second.jobOf('pb-1')).toMatchObject({ batchId: undefined, refused: ['batch_1'] });
    second.close();
  });

  it('cuts off a line that a kill has torn', () => {
    const path = newPath();
    const first = new BatchJournal(path);
    first.intend(JOB, ['r1-1']);
    first.close();
    appendFileSync(path, '{"at":"2026-11-26T12:00:00Z","job":"pb-1","did":"ba');
    const second = new BatchJournal(path, { existing: 'resume' });
    second.note('pb-1', { did: 'dropped', why: 'it was never made' });
    second.close();
    expect(readJournal(path)?.jobs.get('pb-1')).toMatchObject({ isOpen: false });
  });

  it.each([
    '{"at":"2026-11-26T12:00:00Z","job":"pb-1","did":"danced"}',
    '{"at":"yesterday","job":"pb-1","did":"collected"}',
    '{"at":"2026-11-26T12:00:00Z","job":"pb-1","did":"batch","batch":""}',
    '{"at":"2026-11-26T12:00:00Z","job":"pb-1","did":"file"}',
    '{"at":"2026-11-26T12:00:00Z","job":"pb-1","did":"intent"}',
    'no JSON',
  ])('refuses a file that holds %s', (line) => {
    const path = newPath();
    writeFileSync(path, `${line}\n`);
    expect(() => new BatchJournal(path, { existing: 'resume' })).toThrow(
      /line 1 of .* is no line of a batch journal/,
    );
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  it('is not written by two runs, and neither passed over nor replaced while a job is open', () => {
    const path = newPath();
    const first = new BatchJournal(path);
    first.intend(JOB, ['r1-1']);
    expect(() => new BatchJournal(path, { existing: 'resume' })).toThrow('is being written by');
    first.close();
    first.close();
    expect(() => new BatchJournal(path)).toThrow('use --batch --resume to go on with it');
    expect(() => new BatchJournal(path, { existing: 'replace' })).toThrow('1 batch that is not collected');
    const second = new BatchJournal(path, { existing: 'resume' });
    second.note('pb-1', { did: 'collected' });
    second.close();
    expect(() => new BatchJournal(path)).toThrow('--overwrite to replace it');
    const third = new BatchJournal(path, { existing: 'replace' });
    third.close();
    expect(readFileSync(path, 'utf8')).toBe('');
  });
});

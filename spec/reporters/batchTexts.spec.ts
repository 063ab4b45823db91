import { from, lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { BatchProgress, RunEvent } from '../../src/events.js';
import { batchesText, openBatches } from '../../src/reporters/batchTexts.js';
import { event } from './support/events.js';

const BATCH = { provider: 'openai', model: 'm', jobId: 'pb-1', batchId: 'batch_1', estimatedTokens: 10 };

function changed(progress: Partial<BatchProgress> & { state: string }): RunEvent {
  return event({ type: 'batch-changed', ...BATCH, requests: 2, ...progress });
}

describe('the batches of a provider', () => {
  it('are counted by their states, with what is done of them', () => {
    const running = { ...BATCH, state: 'in_progress', requests: 1000, completed: 700, failed: 41 };
    expect(batchesText([running, running, { ...BATCH, state: 'validating', requests: 1500 }])).toBe(
      '2 batches in_progress (1,482/2,000), 1 batch validating (0/1,500)',
    );
  });

  it('control no terminal with a word of the server', () => {
    expect(batchesText([{ ...BATCH, state: '\u001b[2Jgone', requests: 1 }])).not.toContain('\u001b');
  });
});

describe('what goes on when a run has ended', () => {
  const linesOf = (...events: readonly RunEvent[]) => lastValueFrom(openBatches(from(events)));

  it('is named with its requests and what their input costs', async () => {
    const lines = await linesOf(
      changed({ state: 'in_progress', inputUsd: 1.5 }),
      changed({ state: 'validating', jobId: 'pb-2', batchId: 'batch_2', requests: 3, inputUsd: 0.5 }),
    );
    expect(lines).toEqual([
      '2 batches go on and will be billed, with 5 requests: their input alone costs about $2.00',
      '  openai/m: batch_1',
      '  openai/m: batch_2',
      'To collect the answers: the same command with --resume; to cancel: with --resume --cancel-batches',
    ]);
  });

  it('says where a price is not known, and names some of many', async () => {
    const jobs = Array.from({ length: 7 }, (_, n) =>
      changed({ state: 'in_progress', jobId: `pb-${n}`, batchId: `b${n}` }),
    );
    const lines = await linesOf(...jobs);
    expect(lines[0]).toContain('what they cost is not known here');
    expect(lines.slice(-2)[0]).toBe('  and 2 more');
  });

  it('is nothing where all are collected, or none was made', async () => {
    expect(await linesOf(changed({ state: 'in_progress' }), changed({ state: 'collected' }))).toEqual([]);
    expect(await linesOf(changed({ state: 'uploading', batchId: undefined }))).toEqual([]);
  });
});

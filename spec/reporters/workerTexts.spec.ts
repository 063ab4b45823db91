import { firstValueFrom, from, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { RunEvent, WorkerWord } from '../../src/events.js';
import { plainLine } from '../../src/reporters/progress/plainLine.js';
import { progressLines } from '../../src/reporters/progress/progressLines.js';
import { runLog } from '../../src/reporters/runLog.js';
import { runState } from '../../src/reporters/state/runState.js';
import { summarize } from '../../src/reporters/summary/summary.js';
import { summaryLines } from '../../src/reporters/summary/summaryLines.js';
import { workersText, workerText } from '../../src/reporters/workerTexts.js';

const gpu1: WorkerWord = {
  worker: 'gpu1',
  isGone: false,
  serves: { ollama: { places: 8 }, vllm: { places: 4 } },
  calls: 3410,
  errors: 1,
};
const gpu2: WorkerWord = {
  worker: 'gpu2\u001b[31m',
  isGone: false,
  serves: { ollama: { places: 0, problem: 'connection refused' } },
  calls: 0,
  errors: 0,
};
const gone: WorkerWord = { ...gpu1, worker: 'gpu3', isGone: true, calls: 1, errors: 0 };

const events: readonly RunEvent[] = [
  { type: 'run-started', atMs: 0, version: 1, runId: 'r' },
  { type: 'worker-changed', atMs: 1, ...gpu1, calls: 0, errors: 0 },
  { type: 'worker-changed', atMs: 2, ...gpu1, calls: 7, errors: 0 },
  ...[gpu1, gpu2, gone].map((worker) => ({ type: 'worker-changed', atMs: 2, ...worker }) as const),
  { type: 'run-ended', atMs: 3 },
];

describe('workers as they are shown', () => {
  it('with their places, calls and errors, or why they have no places', () => {
    expect(workerText(gpu1)).toBe('gpu1: 12 places, 3,410 calls, 1 error');
    expect(workerText(gpu2)).not.toContain('\u001b');
    expect(workerText(gpu2)).toContain('0 places, 0 calls, 0 errors, ollama: connection refused');
    expect(workerText(gone)).toBe('gpu3: gone, 1 call, 0 errors');
  });

  it('all together: those that are there', () => {
    expect(workersText([gpu1, gpu2, gone])).toBe('2 workers with 12 places');
    expect(workersText([])).toBeUndefined();
  });

  it('in the progress, the summary and the log', async () => {
    const states = await firstValueFrom(runState(from(events)).pipe(toArray()));
    const last = states.at(-1);
    if (last === undefined) throw new Error('no state');
    expect(plainLine(last, 3)).toMatch(/, 2 workers with 12 places$/);
    const look = { columns: 120, rows: 24, colors: false };
    expect(progressLines(last, 3, look)[0]).toMatch(/ {2}2 workers with 12 places$/);
    expect(progressLines(last, 3, { ...look, columns: 20 })[0]).not.toContain('workers');

    const summary = await firstValueFrom(summarize(from(events)));
    expect(summary.workers).toEqual([gpu1, gpu2, gone]);
    const lines = summaryLines(summary);
    expect(lines.slice(lines.indexOf('Workers:') + 1, lines.indexOf('Workers:') + 3)).toEqual([
      '  gpu1: 12 places, 3,410 calls, 1 error',
      '  gpu3: gone, 1 call, 0 errors',
    ]);

    const log = (await firstValueFrom(runLog(from(events)).pipe(toArray()))).flat();
    expect(log).toEqual([
      'Worker gpu1: 12 places, 0 calls, 0 errors',
      expect.stringMatching(/^Worker gpu2.*: 0 places, .*connection refused$/),
      'Worker gpu3: gone, 1 call, 0 errors',
    ]);
  });

  it('are not shown where there are none', async () => {
    const summary = await firstValueFrom(
      summarize(from(events.filter(({ type }) => type !== 'worker-changed'))),
    );
    expect('workers' in summary).toBe(false);
    expect(summaryLines(summary)).not.toContain('Workers:');
  });
});

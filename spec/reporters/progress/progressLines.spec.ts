import { from, lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../src/events.js';
import { plainLine } from '../../../src/reporters/progress/plainLine.js';
import { progressLines } from '../../../src/reporters/progress/progressLines.js';
import { runState } from '../../../src/reporters/state/runState.js';
import type { RunState } from '../../../src/reporters/state/states.js';
import { widthOf } from '../../../src/reporters/terminal/fitted.js';
import { experimentAt } from '../../sinks/support/results.js';
import { event } from '../support/events.js';

const BEGUN_MS = 1000;
const NOW_MS = 11_000;

interface Lane {
  readonly provider: string;
  readonly rows: number;
  readonly done: number;
  readonly errors?: number;
  readonly costUsd?: number;
}

/** Rows of a provider that come evenly in the ten seconds before now, one call in flight. */
function lane({ provider, rows, done, errors = 0, costUsd }: Lane): readonly RunEvent[] {
  const experimentOf = (position: number) => ({
    ...experimentAt(position),
    provider,
    model: `${provider}-1`,
  });
  const atMs = (row: number) => BEGUN_MS + ((row + 1) / done) * (NOW_MS - BEGUN_MS);
  const queued = Array.from({ length: rows }, (_, row) =>
    event({ type: 'row-queued', experiment: experimentOf(row) }),
  );
  const calls = Array.from({ length: done }, (_, row): readonly RunEvent[] => {
    const experiment = experimentOf(row);
    const failed = row < errors;
    return [
      event({ type: 'call-started', atMs: BEGUN_MS, experiment, attempt: 1 }),
      ...(failed
        ? [
            event({
              type: 'call-failed',
              atMs: atMs(row),
              experiment,
              attempt: 1,
              failure: 'rejected',
              reason: 'no',
              latencyMs: 5,
            }),
          ]
        : []),
      event({
        type: 'row-finished',
        atMs: atMs(row),
        result: {
          experiment,
          status: failed ? 'error' : 'ok',
          output: '',
          errorMessage: '',
          attempts: 1,
          costUsd: failed ? undefined : costUsd,
          experimentId: '',
        },
      }),
    ];
  });
  const next = event({ type: 'call-started', atMs: NOW_MS, experiment: experimentOf(done), attempt: 1 });
  return [...queued, ...calls.flat(), ...(done < rows ? [next] : [])];
}

const INPUT_ENDED = event({ type: 'input-ended', atMs: NOW_MS, rows: 0 });

function stateOf(...events: readonly (readonly RunEvent[])[]): Promise<RunState> {
  return lastValueFrom(runState(from(events.flat()), { notifier: from([]) }));
}

const OPENAI = lane({ provider: 'openai', rows: 400, done: 190, errors: 2, costUsd: 0.01 });
const ANTHROPIC = lane({ provider: 'anthropic', rows: 400, done: 81, costUsd: 0.001 });
const PAUSED = event({
  type: 'provider-paused',
  provider: 'anthropic',
  atMs: NOW_MS,
  untilMs: NOW_MS + 14_000,
  reason: 'anthropic answered 429: slow down',
});
const CAPS = [
  event({ type: 'cap-changed', provider: 'openai', cap: 10 }),
  event({ type: 'cap-changed', provider: 'anthropic', cap: Number.POSITIVE_INFINITY }),
];

const BATCHES = [
  { jobId: 'pb-1', state: 'in_progress', requests: 300, completed: 120, failed: 1 },
  { jobId: 'pb-2', state: 'validating', requests: 100 },
].map((job) =>
  event({
    type: 'batch-changed',
    provider: 'openai',
    model: 'openai-1',
    batchId: 'batch_1',
    estimatedTokens: 9,
    ...job,
  }),
);

function look(state: RunState, columns: number, rows = 24): readonly string[] {
  return progressLines(state, NOW_MS, { columns, rows, colors: false });
}

describe('progressLines', () => {
  it('shows the run, and every provider with its calls, its ETA and its pause', async () => {
    const state = await stateOf(OPENAI, ANTHROPIC, CAPS, [PAUSED, INPUT_ENDED]);
    expect(look(state, 110)).toEqual([
      ' 271/800  ▓▓▓░░░░░░░  33 %  27/s  ETA 0:54  2 errors  $1.96 of ~$4.38',
      '  openai     190/400  1/10  ETA 0:12',
      '  anthropic   81/400   1/∞  ETA 0:54  paused 14 s, anthropic answered 429: slow down',
    ]);
  });

  it.each([
    { columns: 80, line: ' 271/800  ▓▓▓░░░░░░░  33 %  27/s  ETA 0:54  2 errors  $1.96 of ~$4.38' },
    { columns: 60, line: ' 271/800  33 %  27/s  ETA 0:54  2 errors  $1.96 of ~$4.38' },
    { columns: 50, line: ' 271/800  33 %  27/s  ETA 0:54  2 errors' },
    { columns: 40, line: ' 271/800  33 %  ETA 0:54  2 errors' },
    { columns: 30, line: ' 271/800  ETA 0:54  2 errors' },
    { columns: 16, line: ' 271/800  ETA …' },
  ])('gives up the bar, then the cost, then the rate: $columns columns', async ({ columns, line }) => {
    const state = await stateOf(OPENAI, ANTHROPIC, CAPS, [PAUSED, INPUT_ENDED]);
    const lines = look(state, columns);
    expect(lines[0]).toBe(line);
    expect(lines.filter((shown) => widthOf(shown) > columns - 1)).toEqual([]);
  });

  it.each([
    { paused: 'anthropic-1', eta: '1:40', why: 'its rows begin when it is over' },
    { paused: 'another', eta: '1:00', why: 'its model may have rows, who knows' },
  ])('counts the pause of a model into the ETA of its provider, and of the run: $why', async ({
    paused,
    eta,
  }) => {
    const pause = { ...PAUSED, model: paused, untilMs: NOW_MS + 60_000 } as RunEvent;
    const lines = look(await stateOf(OPENAI, ANTHROPIC, CAPS, [pause, INPUT_ENDED]), 110);
    expect(lines[0]).toContain(`ETA ${eta}`);
    expect(lines[2]).toContain(`ETA ${eta}  ${paused} paused 60 s, `);
  });

  it('knows neither share nor ETA while the input is still being read', async () => {
    const [line] = look(await stateOf(OPENAI), 100);
    expect(line).toBe(' 190/400+  19/s  2 errors  $1.88 of ~$3.98');
  });

  it('names no total cost where some rows have none, nor an ETA before the first row', async () => {
    const unpriced = lane({ provider: 'ollama', rows: 40, done: 10 });
    const silent = lane({ provider: 'slow', rows: 5, done: 0 });
    const [line, ...lanes] = look(await stateOf(OPENAI, unpriced, silent, [INPUT_ENDED]), 100);
    expect(line).toBe(' 200/445  ▓▓▓▓░░░░░░  44 %  20/s  2 errors  $1.88 and more');
    expect(lanes.at(-1)).toBe('  slow        0/5  1');
  });

  it('says what is done and what is halted', async () => {
    const done = lane({ provider: 'mock', rows: 5, done: 5 });
    const halt = event({
      type: 'provider-halted',
      provider: 'openai',
      failure: 'exhausted',
      reason: 'no\ncredit\u001b[2J',
    });
    const [line, ...lanes] = look(await stateOf(OPENAI, done, [halt, INPUT_ENDED]), 100);
    expect(line).toContain('ETA 0:00');
    expect(lanes).toEqual([
      '  openai  190/400  1  halted: no credit\\u001b[2J',
      '  mock        5/5  0  done',
    ]);
  });

  it('ends in a count of the providers that have no room, those that are done among them', async () => {
    const lanes = Array.from({ length: 12 }, (_, index) =>
      lane({ provider: `p${index}`, rows: 4, done: index === 0 ? 4 : 2 }),
    );
    const state = await stateOf(...lanes, [INPUT_ENDED]);
    expect(look(state, 80)).toHaveLength(9);
    expect(look(state, 80).at(-1)).toBe('  +5 more');
    expect(look(state, 80).join()).not.toContain('p0');
    expect(look(state, 80, 5).slice(1)).toEqual([
      '  p1  2/4  1  ETA 0:10',
      '  p2  2/4  1  ETA 0:10',
      '  +10 more',
    ]);
    expect(look(state, 80, 2)).toHaveLength(1);
  });

  it('keeps wide characters in their columns, and controls from the terminal', async () => {
    const wide = lane({ provider: '通义千问', rows: 4, done: 2 });
    const hostile = lane({ provider: 'a\u001b[31mb', rows: 4, done: 2 });
    const lanes = look(await stateOf(wide, hostile, [INPUT_ENDED]), 80).slice(1);
    expect(lanes).toEqual(['  通义千问      2/4  1  ETA 0:10', '  a\\u001b[31mb  2/4  1  ETA 0:10']);
  });

  it('has colours where the terminal has', async () => {
    const state = await stateOf(OPENAI, ANTHROPIC, CAPS, [PAUSED, INPUT_ENDED]);
    const colored = progressLines(state, NOW_MS, { columns: 100, rows: 24, colors: true });
    expect(colored[0]).toContain('\u001b[31m2 errors\u001b[39m');
    expect(colored.map(widthOf)).toEqual(look(state, 100).map(widthOf));
  });
});

describe('rows that wait in batches', () => {
  it('are shown by their jobs and the states of these, until they are collected', async () => {
    const state = await stateOf(OPENAI, CAPS, BATCHES, [INPUT_ENDED]);
    const jobs = '1 batch in_progress (121/300), 1 batch validating (0/100)';
    expect(look(state, 110)[1]).toBe(`  openai  190/400  1/10  ${jobs}`);
    expect(plainLine(state, NOW_MS)).toContain(`; openai: ${jobs}`);

    const collected = BATCHES.map((batch) => ({ ...batch, state: 'collected' }) as RunEvent);
    const after = await stateOf(OPENAI, CAPS, BATCHES, collected, [INPUT_ENDED]);
    expect(look(after, 110)[1]).toContain('ETA');
    expect(plainLine(after, NOW_MS)).not.toContain('batch');
  });
});

describe('plainLine', () => {
  it('says the same in one sentence', async () => {
    const state = await stateOf(OPENAI, ANTHROPIC, CAPS, [PAUSED, INPUT_ENDED]);
    expect(plainLine(state, NOW_MS)).toBe(
      'Completed 271 of 800 rows (33 %), 27/s, ETA 0:54, 2 errors, $1.96 of about $4.38; anthropic is paused for 0:14',
    );
  });

  it('names models that wait, three of them at the most', async () => {
    const pauses = [1, 2, 3, 4].map((n) => ({ ...PAUSED, model: `m${n}` }) as RunEvent);
    expect(plainLine(await stateOf(ANTHROPIC, pauses, [INPUT_ENDED]), NOW_MS)).toMatch(
      /; anthropic\/m1 is paused for 0:14; anthropic\/m2 .* 0:14; anthropic\/m3 .* 0:14; 1 more are paused$/,
    );
  });

  it('says that there may be more while the input is still being read', async () => {
    expect(plainLine(await stateOf(OPENAI), NOW_MS)).toMatch(
      /^Completed 190 of 400 rows or more, 19\/s, 2 errors/,
    );
  });
});

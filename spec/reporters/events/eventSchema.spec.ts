import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { from, lastValueFrom, NEVER, take, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../src/events.js';
import { eventJson } from '../../../src/reporters/events/eventJson.js';
import { runExperiments } from '../../../src/runExperiments.js';
import { fromRecords } from '../../../src/sources/fromRecords.js';
import { experimentAt } from '../../sinks/support/results.js';
import { event, failed, finished, queued, started } from '../support/events.js';

const schema = JSON.parse(readFileSync(new URL('../../../events.schema.json', import.meta.url), 'utf8'));
const isValid = new Ajv2020({ validateFormats: false, strict: false }).compile(schema);
const experiment = experimentAt(0);

const ONE_OF_EACH: { readonly [Type in RunEvent['type']]: RunEvent } = {
  'run-started': event({ type: 'run-started', version: 1, runId: 'r1' }),
  'row-queued': queued(0),
  'input-ended': event({ type: 'input-ended', rows: 1 }),
  'call-started': started(0),
  'call-failed': failed(0),
  'row-finished': finished(0, { startedAtMs: 12, failure: 'rejected', status: 'error' }),
  'cache-missed': event({ type: 'cache-missed', experiment, reason: 'nobody has asked this before' }),
  'row-kept': event({ type: 'row-kept', experiment }),
  'row-left': event({ type: 'row-left', experiment, reason: 'halted' }),
  'provider-paused': event({ type: 'provider-paused', provider: 'p', untilMs: 1, reason: 'slow down' }),
  'provider-slowed': event({ type: 'provider-slowed', provider: 'p', untilMs: 1, reason: 'few are left' }),
  'provider-resumed': event({ type: 'provider-resumed', provider: 'p', model: 'm' }),
  'cap-changed': event({ type: 'cap-changed', provider: 'p', cap: Number.POSITIVE_INFINITY }),
  'provider-halted': event({ type: 'provider-halted', provider: 'p', failure: 'down', reason: 'gone' }),
  'worker-changed': event({
    type: 'worker-changed',
    atMs: 7,
    worker: 'gpu1-17',
    isGone: false,
    serves: { ollama: { places: 8 }, openai: { places: 0, problem: 'Set OPENAI_API_KEY' } },
    calls: 12,
    errors: 1,
  }),
  'batch-changed': event({
    type: 'batch-changed',
    provider: 'p',
    model: 'm',
    jobId: 'pb-1',
    batchId: 'batch_1',
    state: 'in_progress',
    requests: 3,
    completed: 1,
    failed: 0,
    estimatedTokens: 12,
    inputUsd: 0.5,
  }),
  'budget-reached': event({ type: 'budget-reached', maxCostUsd: 1, knownCostUsd: 1.5 }),
  warning: event({ type: 'warning', message: 'look' }),
  'run-ended': event({ type: 'run-ended' }),
};

describe('events.schema.json', () => {
  it.each(Object.values(ONE_OF_EACH).map((of) => ({ of })))('describes $of.type', ({ of }) => {
    const line = JSON.parse(eventJson(of));
    expect(isValid(line), JSON.stringify(isValid.errors)).toBe(true);
    expect(isValid({ ...line, type: 'another' })).toBe(false);
    const { time, ...timeless } = line;
    expect(isValid(timeless)).toBe(false);
  });

  it('describes every event of a run, which are all there when its results complete', async () => {
    const lines: unknown[] = [];
    const { results, events } = runExperiments({
      runId: 'r1',
      prompt: 'Say {{n}}',
      experiments: fromRecords([
        { provider: 'p', model: 'm', n: '1' },
        { provider: 'none', model: 'm', n: '2' },
      ]),
      providers: { p: { complete: () => from([{ output: 'x' }]) } },
    });
    events.subscribe((each) => lines.push(JSON.parse(eventJson(each))));
    await lastValueFrom(results.pipe(toArray()));
    expect(lines.filter((line) => !isValid(line))).toEqual([]);
    expect(lines.at(0)).toMatchObject({ type: 'run-started', version: 1, runId: 'r1' });
    expect(lines.at(-1)).toMatchObject({ type: 'run-ended' });
  });

  it('ends a run that is broken off, too: by an error before the error, and when nobody wants it any more', async () => {
    const types: string[] = [];
    const broken = runExperiments({
      prompt: 'x',
      experiments: fromRecords([{ provider: 'p', model: 'm' }]),
      providers: { p: { complete: () => NEVER } },
      sink: { write: () => NEVER, close: () => NEVER.pipe(take(0)) },
    });
    broken.events.subscribe(({ type }) => types.push(type));
    const subscription = broken.results.subscribe();
    subscription.unsubscribe();
    expect(types.filter((type) => type === 'run-ended')).toHaveLength(1);

    const failing = runExperiments({
      prompt: 'x',
      experiments: fromRecords([{ provider: 'p', model: 'm' }]),
      providers: { p: { complete: () => from([{ output: 'x' }]) } },
      sink: {
        write: () => {
          throw new Error('disk full');
        },
      },
    });
    const order: string[] = [];
    failing.events.subscribe(({ type }) => order.push(type));
    failing.results.subscribe({ error: (error: Error) => order.push(error.message) });
    expect(order.slice(-2)).toEqual(['run-ended', 'disk full']);
  });
});

import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../src/events.js';
import { eventJson } from '../../../src/reporters/events/eventJson.js';
import { event, failed, finished, queued } from '../support/events.js';

const TIME = '2026-11-22T10:00:00.000Z';
const atMs = Date.parse(TIME);
const ROW = { position: 0, rowNumber: 1, repeat: 1, provider: 'mock', model: 'm' };

describe('eventJson', () => {
  it.each<{ of: RunEvent; json: object }>([
    {
      of: event({ type: 'run-started', atMs, version: 1, runId: 'r1' }),
      json: { type: 'run-started', time: TIME, version: 1, runId: 'r1' },
    },
    { of: { ...queued(0), atMs }, json: { type: 'row-queued', time: TIME, ...ROW } },
    {
      of: { ...failed(0, { waitMs: 1000 }), atMs },
      json: {
        type: 'call-failed',
        time: TIME,
        ...ROW,
        attempt: 1,
        failure: 'transient',
        reason: 'mock answered 500: no luck',
        latencyMs: 30,
        waitMs: 1000,
      },
    },
    {
      of: event({ type: 'cap-changed', atMs, provider: 'openai', cap: 8 }),
      json: { type: 'cap-changed', time: TIME, provider: 'openai', cap: 8 },
    },
  ])('tells the facts of $of.type', ({ of, json }) => {
    expect(JSON.parse(eventJson(of))).toEqual(json);
  });

  it('measures an answer, and says nothing of what it or its variables say', () => {
    const text = eventJson(
      finished(0, { output: 'the answer\nin two lines', rawFinishReason: 'end_turn' }, atMs),
    );
    expect(JSON.parse(text)).toMatchObject({
      type: 'row-finished',
      time: TIME,
      ...ROW,
      outputCharacters: 23,
      status: 'ok',
      rawFinishReason: 'end_turn',
      latencyMs: 20,
    });
    expect(text).not.toMatch(/the answer|topic|\n/);
  });
});

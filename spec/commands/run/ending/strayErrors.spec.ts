import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { strayErrors } from '../../../../src/commands/run/ending/strayErrors.js';

const OURS = new URL('../../../../src/commands/run/runRows.ts', import.meta.url).href;

function watched(hasForeignCode: boolean) {
  const io = new EventEmitter();
  const [told, defects]: [string[], unknown[]] = [[], []];
  const tell = (line: string) => void told.push(line);
  const subscription = strayErrors(io, { hasForeignCode, tell }).subscribe((error) => defects.push(error));
  return { io, told, defects, subscription };
}

function thrownAt(...places: readonly string[]): Error {
  return Object.assign(new Error('lost'), {
    stack: ['Error: lost', ...places.map((place) => `    at f (${place}:1:1)`)].join('\n'),
  });
}

describe('strayErrors', () => {
  it.each([
    { error: thrownAt('file:///home/me/own.mjs', OURS), who: 'thrown in a module that we called' },
    {
      error: thrownAt('node:internal/timers', 'file:///home/me/own.mjs'),
      who: 'thrown in a timer of a module',
    },
    { error: 'a text', who: 'that is no error' },
    { error: undefined, who: 'that is nothing' },
  ])("tells of what a provider of one's own has lost, $who, and goes on", ({ error }) => {
    const { io, told, defects } = watched(true);
    io.emit('unhandledRejection', error);
    io.emit('unhandledRejection', error);
    io.emit('uncaughtException', error);

    expect(defects).toEqual([]);
    expect(told).toEqual([
      expect.stringMatching(/^Warning: a provider of --provider-module left an error to itself: /),
    ]);
  });

  it('are defects where they come from this program, or nobody else takes part', () => {
    const ours = thrownAt(OURS, 'file:///home/me/own.mjs');
    const [alone, together] = [watched(false), watched(true)];
    alone.io.emit('uncaughtException', 'a text');
    together.io.emit('unhandledRejection', ours);

    expect(alone).toMatchObject({ told: [], defects: ['a text'] });
    expect(together).toMatchObject({ told: [], defects: [ours] });
  });

  it('leaves them to Node again when nobody subscribes', () => {
    const { io, subscription } = watched(true);
    subscription.unsubscribe();
    expect(io.eventNames()).toEqual([]);
  });
});

import { take } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/events.js';
import { runEvents } from '../../src/run/runEvents.js';

const started: RunEvent = { type: 'run-started', atMs: 0, version: 1, runId: 'a' };
const ended: RunEvent = { type: 'run-ended', atMs: 1 };

/** What a listener hears that comes now. */
function listening({ events }: ReturnType<typeof runEvents>) {
  const heard: string[] = [];
  events.subscribe({ next: ({ type }) => heard.push(type), complete: () => heard.push('complete') });
  return heard;
}

describe('runEvents', () => {
  it('completes behind the end of the run, and tells who comes later of the next one', () => {
    const run = runEvents();
    const first = listening(run);
    run.emit(started);
    run.emit(ended);
    const second = listening(run);
    expect(second).toStrictEqual([]);
    run.emit(started);
    run.emit(ended);

    const whole = ['run-started', 'run-ended', 'complete'];
    expect([first, second]).toStrictEqual([whole, whole]);
  });

  it('tells an event to those who were there when it happened, whoever comes and leaves meanwhile', () => {
    const run = runEvents();
    const late: string[] = [];
    run.events.pipe(take(1)).subscribe(() => run.events.subscribe(({ type }) => late.push(type)));
    const heard = listening(run);
    run.emit(started);
    expect([heard, late]).toStrictEqual([['run-started'], []]);
    run.emit(ended);
    expect([heard, late]).toStrictEqual([['run-started', 'run-ended', 'complete'], ['run-ended']]);
  });

  it('goes on while one of several runs does', () => {
    const run = runEvents();
    const heard = listening(run);
    for (const event of [started, started, ended]) run.emit(event);
    expect(heard).not.toContain('complete');
    run.emit(ended);

    expect(heard.slice(-2)).toStrictEqual(['run-ended', 'complete']);
  });
});

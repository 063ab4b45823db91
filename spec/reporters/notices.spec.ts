import { from, lastValueFrom, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/events.js';
import { haltNotices, notices } from '../../src/reporters/notices.js';
import { experimentAt } from '../sinks/support/results.js';
import { event, failed, finished, queued } from './support/events.js';

describe('notices', () => {
  it('are warnings, halted providers and halted models, and nothing else', async () => {
    const halted = { type: 'provider-halted', provider: 'openai' } as const;
    const events = from([
      event({ type: 'warning', message: 'some rows have status error' }),
      failed(1),
      event({ ...halted, failure: 'unauthorized', reason: 'openai answered 401' }),
      finished(2),
      event({ ...halted, model: 'gpt-9', failure: 'no-such-model', reason: 'openai answered 404' }),
    ]);
    expect(await lastValueFrom(haltNotices(events).pipe(toArray()))).toEqual([
      'openai is halted and asked nothing more: openai answered 401',
      'openai/gpt-9 is halted and asked nothing more: openai answered 404',
    ]);
    expect(await lastValueFrom(notices(events).pipe(toArray()))).toEqual([
      'Warning: some rows have status error',
      'openai is halted and asked nothing more: openai answered 401',
      'openai/gpt-9 is halted and asked nothing more: openai answered 404',
    ]);
  });

  it('are, once the input has ended, how many of its rows are failed results of an earlier run', async () => {
    const old = (position: number, status: string) => {
      const experiment = experimentAt(position);
      return event({ type: 'row-queued', experiment: { ...experiment, variables: { status } } });
    };
    const input = [old(0, 'error'), old(1, 'ok'), queued(2), finished(0), old(3, 'error')];
    const told = (events: readonly RunEvent[]) => lastValueFrom(notices(from(events)).pipe(toArray()));
    const ended = event({ type: 'input-ended', rows: 4 });

    expect(await told(input)).toEqual([]);
    expect(await told([old(1, 'ok'), ended])).toEqual([]);
    expect(await told([...input, ended, finished(1)])).toEqual([
      'Warning: 2 rows of the input are the failed result of an earlier run; --where status!=error leaves such rows out',
    ]);
  });

  it('are, once, that this machine is short of something', async () => {
    const short = { failure: 'local', reason: 'openai is not called: no more files may be open' } as const;
    const events = from([failed(1), failed(2, short), failed(3, short), failed(2, short)]);

    expect(await lastValueFrom(notices(events).pipe(toArray()))).toEqual([
      'Warning: openai is not called: no more files may be open. Fewer calls are made at once, and no row is lost',
    ]);
  });
});

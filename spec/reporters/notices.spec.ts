import { from, lastValueFrom, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { haltNotices, notices } from '../../src/reporters/notices.js';
import { event, failed, finished } from './support/events.js';

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

  it('are, once, that this machine is short of something', async () => {
    const short = { failure: 'local', reason: 'openai is not called: no more files may be open' } as const;
    const events = from([failed(1), failed(2, short), failed(3, short), failed(2, short)]);

    expect(await lastValueFrom(notices(events).pipe(toArray()))).toEqual([
      'Warning: openai is not called: no more files may be open. Fewer calls are made at once, and no row is lost',
    ]);
  });
});

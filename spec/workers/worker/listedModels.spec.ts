import { NEVER, type Observable, of, throwError, VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { ModelInfo } from '../../../src/providers/provider.js';
import { ListedModels } from '../../../src/workers/worker/listedModels.js';

/** A provider with these lists, one after the other, and a clock. */
function listing(...lists: readonly Observable<readonly ModelInfo[]>[]) {
  const scheduler = new VirtualTimeScheduler();
  const [log, news]: [string[], unknown[]] = [[], []];
  let asked = 0;
  const models = () => {
    asked += 1;
    return lists[asked - 1] ?? NEVER;
  };
  const listed = new ListedModels({
    name: 'ollama',
    provider: lists.length === 0 ? {} : { models },
    tell: (line) => log.push(line),
    onNews: () => news.push(listed.names),
    scheduler,
  });
  return { scheduler, listed, log, news, asked: () => asked };
}

const named = (...ids: readonly string[]) => of(ids.map((id) => ({ id })));

describe('ListedModels', () => {
  it('are asked for when somebody looks, and told when they are there', () => {
    const { listed, log, news, asked } = listing(named('qwen3', 'gemma3'));
    expect([listed.names, asked()]).toEqual([undefined, 0]);
    listed.look(1000);
    expect(news).toEqual([['qwen3', 'gemma3']]);
    expect(log).toEqual(['ollama lists 2 models: qwen3, gemma3']);
  });

  it('are asked for again only when what is known is too old, and logged only when they are others', () => {
    const { listed, log, scheduler, asked } = listing(named('a'), named('a'), named('b'));
    listed.look(1000);
    for (const atMs of [999, 1000, 1999, 2000]) {
      scheduler.frame = atMs;
      listed.look(1000);
    }
    expect([asked(), listed.names]).toEqual([3, ['b']]);
    expect(log).toEqual(['ollama lists 1 model: a', 'ollama lists 1 model: b']);
  });

  it('are not known while a new list is on its way', () => {
    const { listed } = listing(named('a'), NEVER);
    listed.look(0);
    listed.look(0);
    expect(listed.names).toBeUndefined();
  });

  it.each([
    { case: 'a provider that has no list', lists: [] },
    { case: 'a list that cannot be had', lists: [throwError(() => new Error('no'))] },
    { case: 'more than it is worth to say', lists: [named('x'.repeat(8001))] },
  ])('are not known of $case', ({ lists }) => {
    const { listed, log, news } = listing(...lists);
    listed.look(0);
    expect([listed.names, log, news]).toEqual([undefined, [], []]);
  });
});

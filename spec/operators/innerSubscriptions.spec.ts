import { Subscription, UnsubscriptionError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { InnerSubscriptions } from '../../src/operators/innerSubscriptions.js';

function ending(ended: string[], name: string): Subscription {
  return new Subscription(() => void ended.push(name));
}

describe('InnerSubscriptions', () => {
  it('ends all, in the order in which they came', () => {
    const [inners, ended]: [InnerSubscriptions, string[]] = [new InnerSubscriptions(), []];
    for (const name of ['a', 'b', 'c']) inners.add(ending(ended, name));
    inners.unsubscribe();
    expect(ended).toEqual(['a', 'b', 'c']);
  });

  it('leaves those alone that have ended by themselves', () => {
    const [inners, ended]: [InnerSubscriptions, string[]] = [new InnerSubscriptions(), []];
    const gone = inners.add(ending(ended, 'gone'));
    inners.add(ending(ended, 'there'));
    gone?.remove();
    inners.unsubscribe();
    expect(ended).toEqual(['there']);
  });

  it('ends at once what comes behind the end', () => {
    const [inners, ended]: [InnerSubscriptions, string[]] = [new InnerSubscriptions(), []];
    inners.unsubscribe();
    inners.add(ending(ended, 'late'));
    expect(ended).toEqual(['late']);
  });

  it('ends the others, too, when one throws', () => {
    const [inners, ended]: [InnerSubscriptions, string[]] = [new InnerSubscriptions(), []];
    inners.add(
      new Subscription(() => {
        throw new Error('stuck');
      }),
    );
    inners.add(ending(ended, 'b'));
    expect(() => inners.unsubscribe()).toThrow(UnsubscriptionError);
    expect(ended).toEqual(['b']);
  });
});

import { EMPTY } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { Provider } from '../../../src/providers/provider.js';
import { providerLookup } from '../../../src/run/health/providerLookup.js';

const mine: Provider = { complete: () => EMPTY };

function asked() {
  const names: string[] = [];
  const find = providerLookup((name) => {
    names.push(name);
    return name === 'mine' ? mine : undefined;
  });
  return { names, find };
}

describe('providerLookup', () => {
  it('asks once for a name, whether it is known or not', () => {
    const { names, find } = asked();
    for (const name of ['mine', 'none', 'mine', 'none']) find(name);

    expect(names).toEqual(['mine', 'none']);
    expect(find('mine')).toBe(mine);
    expect(find('none')).toBeUndefined();
  });

  it('asks no more often for several names that it does not know', () => {
    const { names, find } = asked();
    for (const name of ['none', 'other', 'none', 'other']) find(name);

    expect(names).toEqual(['none', 'other']);
  });

  it('remembers what is known, and no more of what is not than a thousand names', () => {
    const { names, find } = asked();
    find('mine');
    find('none');
    for (let row = 0; row < 1500; row += 1) find(`none ${row}`);
    names.length = 0;
    find('mine');
    find('none');

    expect(names).toEqual(['none']);
  });

  it('passes on which names there are, and how others come to be known', () => {
    const howToKnow = () => 'set NAME_BASE_URL';
    const some = Object.assign(() => undefined, { known: ['mine'], howToKnow });

    const find = providerLookup(some);
    expect([find.known, find.howToKnow]).toEqual([['mine'], howToKnow]);
    expect(providerLookup({ mine }).known).toEqual(['mine']);
    expect(providerLookup(() => undefined).known).toEqual([]);
  });

  it('finds nothing that objects inherit', () => {
    expect(providerLookup({ mine })('constructor')).toBeUndefined();
  });
});

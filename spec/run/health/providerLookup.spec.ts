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

  it('finds nothing that objects inherit', () => {
    expect(providerLookup({ mine })('constructor')).toBeUndefined();
  });
});

import { firstValueFrom, of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { listPrice } from '../../../src/providers/prices/listPrice.js';
import { whyUnpriced } from '../../../src/providers/prices/whyUnpriced.js';
import type { Provider } from '../../../src/providers/provider.js';

const price = listPrice('openai', () => Date.now());

function reasonOf(provider: Pick<Provider, 'price'>, model: string, parameters = {}) {
  return firstValueFrom(whyUnpriced(provider, { model, parameters }));
}

describe('whyUnpriced', () => {
  it('blames a server that no list knows', async () => {
    expect(await reasonOf({}, 'gpt-4o')).toBe('a local server or a BASE_URL of your own has none');
  });

  it('blames a model that is not listed, whatever else is asked for', async () => {
    expect(await reasonOf({ price }, 'gpt-none', { tools: [] })).toBe('no price of it is listed');
  });

  it('names the parameter that changes the price', async () => {
    const parameters = { max_tokens: 5, service_tier: 'flex', temperature: 0 };
    expect(await reasonOf({ price }, 'gpt-4o', parameters)).toBe('no price with service_tier is listed');
  });

  it('names all parameters where only all of them together change it', async () => {
    const together: Provider['price'] = ({ parameters = {} }) =>
      of(Object.keys(parameters).length > 1 ? undefined : () => 1);
    expect(await reasonOf({ price: together }, 'm', { a: 1, b: 2 })).toBe('no price with a, b is listed');
  });

  it('says where prices cannot be read', async () => {
    const broken = () => throwError(() => new Error('offline'));
    expect(await reasonOf({ price: broken }, 'm')).toBe('its prices cannot be read');
  });
});

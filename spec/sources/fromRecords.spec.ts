import { lastValueFrom, throwError, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { fromRecords } from '../../src/sources/fromRecords.js';
import { inheritedKeys } from '../support/inheritedKeys.js';

describe('fromRecords', () => {
  it('makes an experiment of every record', async () => {
    const records = [{ provider: ' Mock', model: 'm', q: 'a' }, { q: 'b' }];
    expect(await lastValueFrom(fromRecords(records).pipe(toArray()))).toEqual([
      { position: 0, rowNumber: 1, repeat: 1, provider: 'mock', model: 'm', variables: records[0] },
      { position: 1, rowNumber: 2, repeat: 1, provider: '', model: '', variables: records[1] },
    ]);
  });

  it('copies own columns only, whatever they are called', async () => {
    const record: Record<string, string> = Object.assign(Object.create({ inherited: 'x' }), { model: 'm' });
    Object.defineProperty(record, '__proto__', { value: 'a', enumerable: true });
    const { variables } = await lastValueFrom(fromRecords([record]));
    expect(inheritedKeys(variables)).toEqual([]);
    expect(Object.entries(variables)).toEqual([
      ['model', 'm'],
      ['__proto__', 'a'],
    ]);
  });

  it('takes any source of records, and errors as it does', async () => {
    async function* later() {
      yield { provider: 'mock', model: 'm' };
    }
    expect(await lastValueFrom(fromRecords(later()))).toMatchObject({ provider: 'mock' });
    await expect(lastValueFrom(fromRecords(throwError(() => new Error('broken'))))).rejects.toThrow('broken');
  });
});

import { firstValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { fromRecords } from '../../src/sources/fromRecords.js';
import { isFailedResult } from '../../src/sources/isFailedResult.js';

it.each([
  { record: { status: 'error' }, expected: true },
  { record: { status: 'ok' }, expected: false },
  { record: { state: 'error' }, expected: false },
])('tells a failed result of an earlier run by its status: $record', async ({ record, expected }) => {
  expect(isFailedResult(await firstValueFrom(fromRecords([record])))).toBe(expected);
});

import { describe, expect, it } from 'vitest';
import { listedModel } from '../../../src/providers/prices/priceList.js';

describe('listedModel', () => {
  const DISCOUNT_STARTS_MS = Date.UTC(2025, 5, 10);

  it('tells price and window of a model', () => {
    const listed = listedModel('openai', 'gpt-4o', Date.UTC(2026, 0, 1));
    expect(listed?.contextWindow).toBe(128_000);
    expect(listed?.price).toMatchObject({ input_mtok: 2.5, output_mtok: 10 });
  });

  it('remembers a model for the rest of the minute, and asks again in the next', () => {
    const before = listedModel('openai', 'o3', DISCOUNT_STARTS_MS - 30_000);
    expect(listedModel('openai', 'o3', DISCOUNT_STARTS_MS - 1)).toBe(before);
    const after = listedModel('openai', 'o3', DISCOUNT_STARTS_MS);
    expect(before?.price['input_mtok']).toBe(10);
    expect(after?.price['input_mtok']).toBe(2);
  });

  it('follows prices that depend on the hour', () => {
    const atHour = (hour: number) =>
      listedModel('deepseek', 'deepseek-v4-pro', Date.UTC(2026, 10, 2, hour))?.price['input_mtok'];
    expect(atHour(2)).not.toBe(atHour(5));
  });

  it('knows nothing of what the list does not name', () => {
    expect(listedModel('openai', 'gpt-99', 0)).toBeUndefined();
    expect(listedModel('my-api', 'gpt-4o', 0)).toBeUndefined();
  });
});

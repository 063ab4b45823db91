import { describe, expect, it } from 'vitest';
import { counted } from '../../src/text/counted.js';

describe('counted', () => {
  it.each([
    { count: 0, text: '0 rows' },
    { count: 1, text: '1 row' },
    { count: 12_000, text: '12,000 rows' },
  ])('writes $text', ({ count, text }) => {
    expect(counted(count, 'row')).toBe(text);
  });

  it('takes another form for many', () => {
    expect(counted(1, 'batch goes', 'batches go')).toBe('1 batch goes');
    expect(counted(2, 'batch goes', 'batches go')).toBe('2 batches go');
  });
});

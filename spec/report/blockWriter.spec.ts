import { describe, expect, it } from 'vitest';
import { BlockWriter } from '../../src/report/blockWriter.js';
import { reportRow } from './support/rows.js';

const failed = (note: string) => reportRow({ status: 'e', note });

describe('BlockWriter', () => {
  it('names each series and each kind of error in the block where it comes first', () => {
    const writer = new BlockWriter();
    const first = writer.block([reportRow({ series: 'a' }), reportRow({ series: 'b' }), failed('no answer')]);
    const second = writer.block([reportRow({ series: 'c' }), reportRow({ series: 'a' })]);
    expect(first.facts).toMatchObject({
      newSeries: ['a', 'b', 'mock/m'],
      series: [0, 1, 2],
      newErrors: ['no answer'],
    });
    expect(second.facts).toMatchObject({ newSeries: ['c'], series: [3, 0], newErrors: [] });
  });

  it('takes messages for one kind that differ in numbers only, and keeps the status of a reply', () => {
    const { facts } = new BlockWriter().block([
      failed('429: try again in 1.5 s'),
      failed('429: try again in 20 s'),
      failed('500: try again in 20 s'),
    ]);
    expect(facts.newErrors).toStrictEqual(['429: try again in # s', '500: try again in # s']);
    expect(facts.error).toStrictEqual([0, 0, 1]);
  });

  it('knows only so many series and errors, however many a file names', () => {
    const writer = new BlockWriter();
    const { facts } = writer.block(
      Array.from({ length: 3000 }, (_, index) =>
        reportRow({ series: `model ${'x'.repeat(index)}`, status: 'e', note: `why ${'y'.repeat(index)}` }),
      ),
    );
    expect(facts.newSeries).toHaveLength(1001);
    expect(facts.newErrors.length).toBeLessThanOrEqual(301);
    expect(facts.newSeries.at(-1)).toBe('(others)');
    expect(Math.max(...facts.series)).toBe(1000);
  });

  it('gives equal answers and equal cases equal numbers', () => {
    const { facts } = new BlockWriter().block([
      reportRow(),
      reportRow(),
      reportRow({ answer: 'no', caseKey: '[]' }),
    ]);
    expect(facts.answers[0]).toBe(facts.answers[1]);
    expect(facts.cases[0]).toBe(facts.cases[1]);
    expect(facts.answers[2]).not.toBe(facts.answers[0]);
    expect(facts.cases[2]).not.toBe(facts.cases[0]);
  });
});

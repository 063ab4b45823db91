import { UsageError } from '../../errors.js';
import type { TableFormat } from '../../scores/tables/table.js';
import { split } from '../values/assignments.js';

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)$/;

/** A number from 0 to 1. */
export function fraction(text: string, flag: string): number {
  const value = NUMBER.test(text.trim()) ? Number(text) : Number.NaN;
  if (!(value >= 0 && value <= 1))
    throw new UsageError(`--${flag} needs a number from 0 to 1, got '${text}'`);
  return value;
}

/** `1..5` or `1-5`: the worst and the best. */
export function scale(text: string, flag: string): { readonly min: number; readonly max: number } {
  const [, low = '', high = ''] = /^\s*(-?[\d.]*\d)\s*(?:\.\.|-)\s*(-?[\d.]*\d)\s*$/.exec(text) ?? [];
  const [min, max] = [Number(low), Number(high)];
  if (low === '' || Number.isNaN(min) || Number.isNaN(max))
    throw new UsageError(`--${flag}: the format is MIN..MAX (such as 1..5), got '${text}'`);
  if (min === max) throw new UsageError(`--${flag}: the worst and the best must differ, got '${text}'`);
  return { min, max };
}

/** `a=1,b=0,tie=0.5`: scores by word, which is not told apart by case. */
export function verdictWords(text: string, flag: string): ReadonlyMap<string, number> {
  return new Map([...fractions(text, flag)].map(([word, worth]) => [word.toLowerCase(), worth]));
}

/** `similar=0.9,verdict=0.75`: scores by check. */
export function thresholds(text: string, flag: string): Readonly<Record<string, number>> {
  return Object.fromEntries(fractions(text, flag));
}

/** The format that a flag names. Throws a `UsageError` for one that is neither `csv` nor `jsonl`. */
export function tableFormat(text: string, flag: string): TableFormat {
  if (text !== 'csv' && text !== 'jsonl') throw new UsageError(`--${flag} takes csv or jsonl, got '${text}'`);
  return text;
}

function fractions(text: string, flag: string): ReadonlyMap<string, number> {
  const format = `--${flag}: the format is NAME=N,..., each N from 0 to 1, got '${text}'`;
  const values = new Map<string, number>();
  for (const part of text.split(',')) {
    const { name, value } = split(part, format);
    if (values.has(name.trim()))
      throw new UsageError(`--${flag}: ${name.trim()} was given twice; give it once`);
    values.set(name.trim(), fraction(value, flag));
  }
  return values;
}

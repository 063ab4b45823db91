import { NUMBER_COLUMNS } from '../../columns.js';
import type { ResultFormat } from '../resultFormat.js';
import { jsonlResultRecords } from './jsonlResultRecords.js';

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/;

export interface JsonlFormatOptions {
  /** What is written in place of a cell. Default: the cell. */
  readonly cell?: ((cell: string) => string) | undefined;
}

/**
 * Results as JSON Lines: an object a line, with the columns that the CSV has, in their order. What are numbers there are
 * numbers here, and what is not known of them is `null`; all else is text.
 *
 * @see https://jsonlines.org
 *
 * @example
 * resultFiles({ pathOf: () => 'results.jsonl', columns, format: jsonlFormat() })
 */
export function jsonlFormat({ cell = (same) => same }: JsonlFormatOptions = {}): ResultFormat {
  const format: ResultFormat = {
    lineEnd: '\n',
    cell,
    head: () => '',
    rows: (header) => {
      const keys = header.map((name) => `${JSON.stringify(name)}:`);
      const isNumber = header.map((name) => NUMBER_COLUMNS.has(name));
      return (cells) => {
        let line = '{';
        for (const [index, key] of keys.entries()) {
          const text = cells[index] ?? '';
          line += `${index === 0 ? '' : ','}${key}${isNumber[index] === true ? numberText(text) : JSON.stringify(cell(text))}`;
        }
        return `${line}}\n`;
      };
    },
    like: () => format,
    records: jsonlResultRecords,
    headBytes: () => 0,
    isTornHead: () => false,
    needsLineEnd: false,
    hidesRows: () => false,
  };
  return format;
}

function numberText(text: string): string {
  if (text === '') return 'null';
  return NUMBER.test(text) ? text : JSON.stringify(text);
}

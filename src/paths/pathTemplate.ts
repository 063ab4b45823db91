import { sep } from 'node:path';
import { RowError } from '../errors.js';
import type { Variables } from '../experiment.js';
import { own } from '../json.js';
import { bareRecord } from '../text/bareRecord.js';
import { compileTemplate } from '../text/template/template.js';

/** A path that may differ from row to row. */
export interface PathTemplate {
  /** Whether it does. */
  readonly isTemplated: boolean;
  /** The folders in front of the first placeholder, with the separator behind them; all of a path without placeholders. */
  readonly fixedPart: string;
  /** What comes behind the fixed part for one row. Throws a `RowError` when a value is missing. */
  readonly rest: (values: Variables) => string;
}

/**
 * Reads a path with `{{placeholders}}`.
 *
 * @param toPiece Makes a row's value fit to be part of a path; may throw a `RowError`.
 *
 * @example
 * pathTemplate('out/{{model}}/{{topic}}.csv', safeSegment).fixedPart // 'out/'
 */
export function pathTemplate(path: string, toPiece: (value: string) => string): PathTemplate {
  const { names, prefix, render } = compileTemplate(path);
  const isTemplated = names.length > 0;
  const fixedPart = isTemplated
    ? prefix.slice(0, Math.max(prefix.lastIndexOf('/'), prefix.lastIndexOf(sep)) + 1)
    : prefix;

  return {
    isTemplated,
    fixedPart,
    rest: (values) => {
      const pieces = bareRecord<string>();
      for (const name of names) {
        const value = own(values, name);
        if (value === undefined) throw new RowError(`Variable '{{${name}}}' in path '${path}' has no value`);
        pieces[name] = toPiece(value);
      }
      return render(pieces).text.slice(fixedPart.length);
    },
  };
}

/** Whether a path holds placeholders, so that it differs from row to row. */
export function isTemplatedPath(path: string): boolean {
  return compileTemplate(path).names.length > 0;
}

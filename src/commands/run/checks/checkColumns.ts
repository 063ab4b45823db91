import type { ResultColumns } from '../../../columns.js';
import { UsageError } from '../../../errors.js';
import { nameHint } from '../../../text/names/nameHint.js';
import { compileTemplate } from '../../../text/template/template.js';
import { templateNames } from '../../../text/template/templateNames.js';
import type { RunFlags } from '../flags/runFlags.js';

/** Throws a `UsageError` for a flag that names a column which the input does not have. */
export function checkColumns(
  { image, output = '' }: Pick<RunFlags, 'image' | 'output'>,
  columns: ResultColumns,
): void {
  const own = columns.variables.filter(({ isPrompt }) => isPrompt !== true).map(({ name }) => name);
  for (const name of image) requireColumn(`--image ${name}`, name, own);
  for (const name of compileTemplate(output).names)
    requireColumn(`--output ${output}`, name, templateNames(columns));
}

function requireColumn(where: string, name: string, columns: readonly string[]): void {
  if (columns.includes(name)) return;
  throw new UsageError(`${where}: there is no column '${name}'; ${nameHint(name, columns)}`);
}

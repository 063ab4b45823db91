import { join } from 'node:path';

const ENDING = '.batches.jsonl';

/**
 * Where the journal of an output is: beside it. Of an output whose path holds variables there is one for all files, in
 * the last folder that is the same for all.
 *
 * @example
 * journalPath('results.csv');       // 'results.csv.batches.jsonl'
 * journalPath('out/{{model}}.csv'); // 'out/{model}.csv.batches.jsonl'
 */
export function journalPath(output: string): string {
  const open = output.indexOf('{{');
  if (open < 0) return `${output}${ENDING}`;
  const slash = Math.max(output.lastIndexOf('/', open), output.lastIndexOf('\\', open));
  const name = output
    .slice(slash + 1)
    .replace(/\{\{\s*([^{}]*?)\s*\}\}/g, '{$1}')
    .replace(/[/\\]+/g, '-');
  return slash < 0 ? `${name}${ENDING}` : join(output.slice(0, slash + 1), `${name}${ENDING}`);
}

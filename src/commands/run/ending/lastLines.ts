import { InputError, OutputError, UsageError } from '../../../errors.js';
import type { Summary } from '../../../reporters/summary/summary.js';
import { summaryLines } from '../../../reporters/summary/summaryLines.js';
import { LONGEST_EXCEL_CELL, LONGEST_PYTHON_CELL } from '../../../sinks/csv/cellLength.js';
import { MOST_JSON_COLUMNS } from '../../../sinks/json/jsonColumnNames.js';
import { cleanText } from '../../../text/cleanText.js';
import { counted } from '../../../text/counted.js';
import type { RunFlags } from '../flags/runFlags.js';
import { LONGEST_SENTENCE } from '../longestSentence.js';
import type { Output } from '../output/openOutput.js';
import { howToGoOn } from './howToGoOn.js';
import { restLines } from './restLines.js';

/** Columns of a sentence in a log. */
const LONGEST_LOGGED = 2000;

/** How a run came to its end. */
export interface RunEnding {
  readonly flags: Pick<RunFlags, 'output' | 'experiments'> & Partial<Pick<RunFlags, 'excel' | 'limit'>>;
  readonly output: Pick<Output, 'files' | 'lateColumns' | 'surplusColumns' | 'readsWhole' | 'cells'>;
  /** What broke the run off, if anything did. */
  readonly failure?: unknown;
  /** What told the run to end, if anything did. */
  readonly signal?: NodeJS.Signals | undefined;
  /** How many rows are behind `--limit`. Default: none. */
  readonly rest?: number | undefined;
  /** Width of the terminal, if there is one. */
  readonly columns?: number | undefined;
}

/** What is said when a run has ended, one line each; nothing of one that was refused before it began. */
export function lastLines(summary: Summary, ending: RunEnding): readonly string[] {
  const { flags, failure, columns } = ending;
  const { files, lateColumns, surplusColumns, readsWhole, cells } = ending.output;
  const { ok, warning, error, kept, left, interrupted } = summary;
  const isWhole = failure === undefined && !interrupted;
  const advice = howToGoOn(summary, flags, {
    brokenOff: failure !== undefined || ending.signal !== undefined,
    keptErrors: files?.kept.errors ?? 0,
  });
  if (ok + warning + error === 0 && isRefusal(failure)) return [];
  if (ok + warning + error + kept + left === 0) {
    // Rows may have been written that nobody could confirm any more.
    if (!isWhole) return OutputError.isInstance(failure) ? advice : [];
    return ['Warning: no row of the input meets --where'];
  }

  const unmatched = isWhole && readsWhole ? (files?.unmatched ?? 0) : 0;
  const warnings = [
    ...(unmatched > 0
      ? [
          `Warning: ${counted(unmatched, `result of ${flags.output} belongs`, `results of ${flags.output} belong`)} to no row of the input`,
        ]
      : []),
    ...(lateColumns.size > 0 ? [lateWarning(lateColumns)] : []),
    ...(surplusColumns.size > 0 ? [surplusWarning(surplusColumns)] : []),
    ...longWarnings(cells.longest, flags.excel),
  ];
  return [
    ...warnings.map((line) => cleanText(line)),
    ...summaryLines(summary, Math.min(80, columns || 80), columns ? LONGEST_SENTENCE : LONGEST_LOGGED),
    ...(flags.output === undefined || !isWhole ? [] : [`Results: ${cleanText(flags.output)}`]),
    ...(isWhole ? restLines(ending.rest, flags) : []),
    ...advice,
  ];
}

/** Whether the output must not be written, such as one that another run writes: then nothing is to be gone on with. */
function isRefusal(failure: unknown): boolean {
  if (OutputError.isInstance(failure) || InputError.isInstance(failure)) return false;
  return UsageError.isInstance(failure);
}

function lateWarning(columns: ReadonlySet<string>): string {
  const some = [...columns].slice(0, 5).join(', ');
  return `Warning: ${counted(columns.size, 'column')} of JSON came after the header had left (${some}); they are in output. With --output FILE they become columns`;
}

function surplusWarning(columns: ReadonlySet<string>): string {
  const some = [...columns].slice(0, 5).join(', ');
  return `Warning: JSON in answers has more than ${MOST_JSON_COLUMNS} keys: the others (${some}, ...) are no columns; they are in output`;
}

/** That a program which the results are for would refuse the longest cell, or lose a part of it. */
function longWarnings(characters: number, excel = false): readonly string[] {
  const cell = `Warning: the longest cell has ${characters} characters`;
  if (excel && characters > LONGEST_EXCEL_CELL)
    return [
      `${cell}; spreadsheet programs hold ${LONGEST_EXCEL_CELL} and lose the rest when they save the file`,
    ];
  if (characters <= LONGEST_PYTHON_CELL) return [];
  return [
    `${cell}; Python's csv module refuses more than ${LONGEST_PYTHON_CELL} unless csv.field_size_limit allows it (--format jsonl has no such limit)`,
  ];
}

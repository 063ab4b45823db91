import { type Flag, one, optional, toggle } from '../../arguments/flag.js';
import { anyText, fileOnly, oneOf, portNumber } from '../../values/flagValues.js';

/** What is written, and what is told. */
export const OUTPUT_FLAGS = {
  ordered: toggle({ describe: 'write results in input order', without: 'as they come' }),
  flatten: toggle({ describe: 'JSON found in an answer becomes columns' }),
  reasoning: one(
    { describe: 'what the model thought, in a column of this name', value: 'COLUMN', without: 'dropped' },
    anyText,
    undefined,
  ),
  format: one(
    {
      describe: 'csv or jsonl, of the results',
      value: 'FORMAT',
      without: 'by the ending of the output, else csv',
    },
    oneOf('csv', 'jsonl'),
    undefined,
  ),
  excel: toggle({
    describe: 'for spreadsheets: BOM, CRLF, one line per cell, formulas defused',
  }),
  'validate-only': toggle({
    describe: 'send nothing: check all rows, and say what they will cost and take',
  }),
  events: one(
    {
      describe: 'append what happens (calls, retries, pauses, results) to this file, a JSON line each',
      value: 'FILE',
      without: 'none',
    },
    fileOnly,
    undefined,
  ),
  summary: one(
    { describe: 'the summary of the run, as JSON', value: 'FILE', without: 'none' },
    fileOnly,
    undefined,
  ),
  serve: optional(
    {
      describe: 'the report page, live, on 127.0.0.1; without PORT on one that is free',
      value: 'PORT',
      without: 'off',
    },
    portNumber,
    true,
  ),
  progress: one(
    {
      describe:
        'auto, on, plain (a line every 30 s) or off; auto is on where stderr is a terminal and stdout no pipe',
      value: 'HOW',
      without: 'auto',
    },
    oneOf('auto', 'on', 'plain', 'off'),
    'auto',
  ),
  'no-progress': toggle({ describe: 'the same as --progress off' }),
  'no-color': toggle({ describe: 'no colours; also NO_COLOR' }),
  verbose: toggle({ describe: 'tell of every row and every wait on stderr', alias: 'v' }),
  quiet: toggle({ describe: 'nothing but errors on stderr', alias: 'q' }),
} as const satisfies Readonly<Record<string, Flag<unknown>>>;

import { type Flag, one, toggle } from '../../arguments/flag.js';
import { anyText } from '../../arguments/flagValues.js';

/** What is written, and what is told. */
export const OUTPUT_FLAGS = {
  ordered: toggle({ describe: 'write results in input order', without: 'as they come' }),
  flatten: toggle({ describe: 'JSON found in an answer becomes columns' }),
  excel: toggle({
    describe: 'for spreadsheets: BOM, CRLF, one line per cell, formulas defused',
  }),
  'validate-only': toggle({
    describe: 'check all that can be checked without a completion call',
  }),
  events: one(
    { describe: 'one JSON line per event of the run', value: 'FILE', without: 'none' },
    anyText,
    undefined,
  ),
  verbose: toggle({ describe: 'tell of every row and every wait on stderr', alias: 'v' }),
  quiet: toggle({ describe: 'nothing but errors on stderr', alias: 'q' }),
} as const satisfies Readonly<Record<string, Flag<unknown>>>;

import { many, one, toggle } from '../arguments/flag.js';
import { readFlags } from '../arguments/readFlags.js';
import { anyText } from '../values/flagValues.js';

/** The flags of `report`, in the order of its help. */
export const REPORT_FLAGS = {
  output: one(
    { describe: 'the HTML file to write', alias: 'o', value: 'FILE', required: true },
    anyText,
    undefined,
  ),
  baseline: one(
    { describe: 'results of an earlier run: each model is compared to itself', value: 'FILE' },
    anyText,
    undefined,
  ),
  events: one(
    { describe: "the run's event file, for its timeline (see run --events)", value: 'FILE' },
    anyText,
    undefined,
  ),
  by: one(
    {
      describe: 'what is compared side by side: model, prompt or a column',
      value: 'COLUMN',
      without: 'model',
    },
    anyText,
    'model',
  ),
  omit: many({ describe: 'leave this column out, repeatable', value: 'COLUMN' }, anyText),
  overwrite: toggle({ describe: 'replace an existing file' }),
  open: toggle({ describe: 'show it in the browser' }),
};

/** What the flags of `report` were set to, and the files it was given. */
export type ReportFlags = ReturnType<typeof readReportFlags>;

/** Reads what yargs has parsed. */
export function readReportFlags(parsed: Readonly<Record<string, unknown>>) {
  const { files } = parsed;
  return { ...readFlags(REPORT_FLAGS, parsed), files: Array.isArray(files) ? files.map(String) : [] };
}

import type { Summary } from '../../../reporters/summary/summary.js';
import type { CliIo } from '../../cliIo.js';
import { printOn, type Tell } from '../../tell.js';
import type { RunFlags } from '../flags/runFlags.js';
import { writeSummary } from '../output/summaryFile.js';
import { howToGoOn } from './howToGoOn.js';
import { lastLines, type RunEnding } from './lastLines.js';

/** The flags that say what is told of a run when it has ended. */
export type EndingFlags = RunEnding['flags'] & Pick<RunFlags, 'quiet' | 'summary'>;

/** What is known of a run that has ended, and who is told. */
export interface EndedRun extends Pick<RunEnding, 'output' | 'signal' | 'rest'> {
  readonly io: Pick<CliIo, 'stderr'>;
  readonly tell: Tell;
  /** What broke the run off, if anything did. */
  readonly failure: { readonly error: unknown } | undefined;
  /** Takes secrets out of a text. Default: leaves it as it is. */
  readonly redact: ((text: string) => string) | undefined;
}

/** Reasons of failed rows that are told under --quiet. */
const MOST_REASONS = 5;

/** Tells what a run came to, and writes the summary file that was asked for. */
export async function tellEnding(summary: Summary, flags: EndingFlags, ended: EndedRun): Promise<void> {
  const { io, tell, output, failure, signal, redact, rest: behind } = ended;
  if (flags.quiet) {
    for (const { count, message } of summary.failures.slice(0, MOST_REASONS)) tell(`${count} x ${message}`);
  } else {
    const { columns } = io.stderr;
    const ending = { flags, output, failure: failure?.error, signal, columns, rest: behind };
    const lines = lastLines(summary, ending);
    lines.forEach(printOn(io.stderr, redact));
  }
  if (flags.summary === undefined) return;
  const rest = {
    brokenOff: failure !== undefined || signal !== undefined,
    keptErrors: output.files?.kept.errors ?? 0,
  };
  await writeSummary(flags.summary, summary, howToGoOn(summary, flags, rest));
}

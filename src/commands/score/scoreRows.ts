import { type Labels, readLabels } from '../../scores/labels.js';
import { rowScorer } from '../../scores/rowScorer.js';
import { scoredRowFormat } from '../../scores/scoredRow.js';
import { type ScorePlan, scorePlan } from '../../scores/scorePlan.js';
import { type ScoreTally, scoreTally } from '../../scores/scoreTally.js';
import { openTables, type Tables } from '../../scores/tables/openTables.js';
import type { TableFormat } from '../../scores/tables/table.js';
import { tableSources } from '../../scores/tables/tableSources.js';
import { isReaderGone } from '../../sinks/files/outputError.js';
import { writeTexts } from '../../sinks/writeTexts.js';
import type { CliIo } from '../cliIo.js';
import { EXIT } from '../exitCodes.js';
import { type Tell, tellOn } from '../tell.js';
import type { ScoreFlags } from './scoreFlags.js';
import { type ScoreOutput, scoreOutput } from './scoreOutput.js';
import { scoreSummary } from './scoreSummary.js';

/** Scores the rows of the files and returns the exit code. Rejects with a `UsageError` for what it cannot use. */
export async function scoreRows(flags: ScoreFlags, io: CliIo): Promise<number> {
  const tell = tellOn(io.stderr, (text) => text);
  const labels = await labelsOf(flags, io, tell);
  const tables = await openTables(tableSources(flags.files, io.stdin), { tell });
  const plan = scorePlan(tables.columns, {
    expectations: flags.expect,
    answer: flags.answer,
    verdict: flags.verdict,
    labels: labels !== undefined,
    passAt: Object.assign({}, ...flags['pass-at']),
  });
  const output = scoreOutput(flags, io.stdout);
  const tally = scoreTally();
  try {
    const texts = scoredTexts({ flags, tables, plan, labels, output, tally });
    await writeTexts(texts, output.open, output.name);
  } catch (error) {
    if (isReaderGone(error)) return EXIT.ok;
    throw error;
  } finally {
    output.release();
  }
  const failUnder = flags['fail-under'];
  const isMissed = failUnder !== undefined && !((tally.mean ?? -1) >= failUnder);
  if (!flags.quiet || isMissed)
    for (const line of scoreSummary(tally, plan, { labels, failUnder })) tell(line);
  return isMissed ? EXIT.someFailed : EXIT.ok;
}

async function labelsOf({ labels }: ScoreFlags, io: CliIo, tell: Tell): Promise<Labels | undefined> {
  if (labels === undefined) return undefined;
  const [source] = tableSources([labels], io.stdin);
  return source && readLabels(await openTables([source], { tell }), source.name);
}

interface Work {
  readonly flags: ScoreFlags;
  readonly tables: Tables;
  readonly plan: ScorePlan;
  readonly labels: Labels | undefined;
  readonly output: ScoreOutput;
  readonly tally: ScoreTally;
}

/** The head at once, so that a table without rows has its columns; then the rows, as many together as were read. */
async function* scoredTexts({ flags, tables, plan, labels, output, tally }: Work): AsyncGenerator<string> {
  const { scale, words } = flags;
  const format = scoredRowFormat(plan, formatOf(flags, tables.format), output.dialect);
  const score = rowScorer(plan, { scale, words, labelOf: labels?.joinTo(tables.columns) });
  if (format.head !== '') yield format.head;
  for await (const { rows } of tables.batches) {
    const scores = score(rows.map(({ cells }) => cells));
    const lines = rows.map((row, index) => {
      const rowScore = scores[index];
      if (rowScore === undefined) return '';
      tally.add(rowScore);
      return format.row(row, rowScore);
    });
    yield lines.join('');
  }
}

function formatOf({ format, output }: ScoreFlags, inputFormat: TableFormat): TableFormat {
  if (format !== undefined) return format;
  if (output === undefined) return inputFormat;
  return /\.(?:jsonl|ndjson)$/i.test(output) ? 'jsonl' : 'csv';
}

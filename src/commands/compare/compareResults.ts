import { InputError } from '../../errors.js';
import { CaseTable } from '../../scores/compare/caseTable.js';
import { comparePlan } from '../../scores/compare/comparePlan.js';
import { type Comparison, comparison } from '../../scores/compare/comparison.js';
import { openTables } from '../../scores/tables/openTables.js';
import { tableSources } from '../../scores/tables/tableSources.js';
import type { CliIo } from '../cliIo.js';
import { EXIT } from '../exitCodes.js';
import { tellOn } from '../tell.js';
import type { CompareFlags } from './compareFlags.js';
import { comparisonText } from './comparisonText.js';

/** Compares the rows of the files and returns the exit code. Rejects with a `UsageError` for what it cannot use. */
export async function compareResults(flags: CompareFlags, io: CliIo): Promise<number> {
  const { files, by, score, cluster, baseline, tries } = flags;
  const tell = tellOn(io.stderr, (text) => text);
  const { columns, jsonColumns, batches } = await openTables(tableSources(files, io.stdin), { tell });
  const plan = comparePlan(columns, {
    by: by.length === 0 ? undefined : by,
    score,
    caseColumns: flags.case.length === 0 ? undefined : flags.case,
    jsonColumns,
    cluster,
    tables: files.length,
  });
  const table = new CaseTable();
  for await (const { table: name, rows } of batches) {
    for (const { cells } of rows) table.add(plan.read(cells, name));
  }
  if (table.sides.length === 0) throw new InputError(`${files.join(', ')}: there are no rows to compare`);

  const compared = comparison(table, plan, { baseline, tries, isByDefault: by.length === 0 });
  const text = flags.json
    ? JSON.stringify(compared, (_key, value) => value ?? null, 2)
    : comparisonText(compared).join('\n');
  io.stdout.write(`${text}\n`);
  if (by.length === 0 && columns.includes('input_model'))
    tell(
      'model is the one that was asked last, such as a judge; --by input_model compares the models judged',
    );
  const missed = missedBy(compared, flags['fail-under']);
  for (const name of missed) tell(`The mean of ${name} is below --fail-under ${flags['fail-under']}`);
  return missed.length > 0 ? EXIT.someFailed : EXIT.ok;
}

/** The sides whose mean is lower, or not known. */
function missedBy({ sides }: Comparison, failUnder: number | undefined): readonly string[] {
  if (failUnder === undefined) return [];
  return sides.filter(({ mean }) => !(mean !== undefined && mean.value >= failUnder)).map(({ name }) => name);
}

// A notebook on results: DuckDB reads the CSV as it is. Run it with:
//   npm install @duckdb/node-api && node examples/notebook.mjs results.csv

import { DuckDBInstance } from '@duckdb/node-api';

const [results = 'results.csv'] = process.argv.slice(2);
const database = await (await DuckDBInstance.create()).connect();
await database.run('create table results as from read_csv($file, all_varchar = true)', { file: results });

/**
 * @param {string} title
 * @param {string} query
 */
async function show(title, query) {
  const answer = await database.runAndReadAll(query);
  console.log(`\n${title}`);
  console.table(answer.getRowObjectsJson());
}

await show(
  'What each model took and cost',
  `select model, count(*)::integer as rows, median(latency_ms::double) as p50_ms,
          sum(output_tokens::integer)::integer as output_tokens, sum(cost_usd::double) as cost_usd
   from results where status <> 'error' group by model order by model`,
);
await show(
  'How latency moved over the run, by tenths',
  `select tenth, round(avg(latency_ms::double)) as mean_ms
   from (select latency_ms, ntile(10) over (order by started_at) as tenth from results where status <> 'error')
   group by tenth order by tenth`,
);
await show(
  'What went wrong',
  `select error_message, count(*)::integer as rows from results
   where status = 'error' group by error_message order by rows desc`,
);

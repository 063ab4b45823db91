// @ts-check
import { programArguments } from '../scripts/arguments/programArguments.mjs';
import { costsInRange } from './forecast/costsInRange.mjs';
import { timeOfForecast } from './forecast/timeOfForecast.mjs';
import { regimes, timeOff } from './forecast/timeOff.mjs';
import { outcomesFile } from './outcomesFile.mjs';
import { outcomeTable } from './outcomeTable.mjs';

const USAGE = `npm run bench:forecast -- [--runs 3] [--json FILE]

How often the true cost lies in the range that 20 rows forecast, how far the time is off against a local server, and how
long a forecast of 100,000 rows takes.`;
const { values: flags } = programArguments(
  USAGE,
  { options: { runs: { type: 'string', default: '3' }, json: { type: 'string' } } },
  { numbers: ['runs'] },
);
const file = outcomesFile(flags.json);
const COSTS = 1000;
const runs = Number(flags.runs);

for (const sigma of [0.3, 0.8]) {
  const held = costsInRange({ runs: COSTS, rows: 500, sigma });
  const title = `the true cost lies in the range, of ${COSTS.toLocaleString('en')} runs of 500 rows (answers lognormal, sigma ${sigma})`;
  tell({ name: `cost-${sigma}`, title, figure: 'runs', digits: 0, values: [held] });
}
for (const regime of regimes) {
  const values = [];
  for (let run = 0; run < runs; run += 1) {
    const { forecastMs, trueMs } = await timeOff(regime);
    values.push(100 * (forecastMs / trueMs - 1));
  }
  const title = `time, ${regime.title}, ${regime.rows - (regime.pilot ?? 20)} rows`;
  tell({ name: `time ${regime.title}`, title, figure: 'off, %', digits: 0, values });
}
const values = [];
for (let run = 0; run < runs; run += 1) values.push(timeOfForecast(100_000));
tell({
  name: 'forecast-100000',
  title: 'a forecast of 100,000 rows',
  figure: 'start to end, ms',
  digits: 0,
  values,
});

/** @param {{ name: string, title: string, figure: string, digits: number, values: number[] }} measured */
function tell({ name, title, figure, digits, values }) {
  const outcome = {
    name,
    title,
    node: process.version,
    runs: values.length,
    figures: [{ name: figure, digits, values: { forecast: values } }],
  };
  file.add(outcome);
  console.log(`\n${outcomeTable(outcome)}`);
}

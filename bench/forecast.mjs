// @ts-check
import { costsInRange } from './forecast/costsInRange.mjs';
import { timeOfForecast } from './forecast/timeOfForecast.mjs';
import { regimes, timeOff } from './forecast/timeOff.mjs';

/**
 * `npm run bench:forecast`: how often the true cost lies in the range that 20 rows forecast, how far the time is off
 * against a local server, and how long a forecast of 100,000 rows takes.
 */
const RUNS = 1000;

for (const sigma of [0.3, 0.8]) {
  const held = costsInRange({ runs: RUNS, rows: 500, sigma });
  console.log(
    `cost in range: ${held} of ${RUNS} runs of 500 rows, lengths of answers lognormal with sigma ${sigma}`,
  );
}
for (const regime of regimes) {
  const { forecastMs, trueMs } = await timeOff(regime);
  const off = (100 * (forecastMs / trueMs - 1)).toFixed(1);
  console.log(
    `time, ${regime.title}: forecast ${seconds(forecastMs)}, true ${seconds(trueMs)}, ${off} % off`,
  );
}
console.log(`forecast of 100,000 rows: ${seconds(await timeOfForecast(100_000))}`);

/** @param {number} ms */
function seconds(ms) {
  return `${(ms / 1000).toFixed(2)} s`;
}

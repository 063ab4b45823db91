// @ts-check
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify';

/** Copies experiments to results of the same columns and lengths, and asks nobody: PROMPT EXPERIMENTS RESULTS. */
const [promptFile = '', experimentsFile = '', resultsFile = '-'] = process.argv.slice(2);
const template = readFileSync(promptFile, 'utf8');
const startedAt = new Date().toISOString();
let rowNumber = 0;

/** @param {AsyncIterable<Record<string, string>>} rows */
async function* answered(rows) {
  for await (const row of rows) {
    rowNumber += 1;
    const prompt = template.replace(/{{(\w+)}}/g, (_, name) => row[name] ?? '');
    yield {
      ...row,
      status: 'ok',
      input_tokens: '15',
      context_window: '',
      output_tokens: '60',
      output: `MOCK RESPONSE\nInput tokens: 15\nModel: ${row['model']}\nVariables: ${JSON.stringify(row)}\n--- Original Input ---\n${prompt}`,
      error_message: '',
      finish_reason: 'stop',
      attempts: '1',
      started_at: startedAt,
      latency_ms: '0',
      cached_tokens: '',
      reasoning_tokens: '',
      cost_usd: '',
      row_number: String(rowNumber),
      experiment_id: 'r0123456789abcdef',
    };
  }
}

await pipeline(
  createReadStream(experimentsFile),
  parse({ columns: true }),
  answered,
  stringify({ header: true }),
  resultsFile === '-' ? process.stdout : createWriteStream(resultsFile),
);

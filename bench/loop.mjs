// @ts-check
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify';
import { Pool } from 'undici';

/** @typedef {import('undici').Dispatcher.ResponseData} Answer */
/** @typedef {{ usage?: { prompt_tokens: number, completion_tokens: number }, choices?: { message: { content: string } }[], error?: { message: string } }} Body */

/**
 * What one would write by hand in twenty minutes: N workers take rows from a CSV file, ask, and write the answers as
 * they come. Its arguments come from the command line: PROMPT EXPERIMENTS RESULTS URL WORKERS.
 *
 * @param {(post: () => Promise<Answer>) => Promise<Answer>} ask what to do about a call that is refused
 */
export async function loop(ask) {
  const [promptFile = '', experimentsFile = '', resultsFile = '', url = '', workers] = process.argv.slice(2);
  const template = readFileSync(promptFile, 'utf8');
  const pool = new Pool(new URL(url).origin, { connections: Number(workers) });
  const rows = createReadStream(experimentsFile).pipe(parse({ columns: true }));
  const results = stringify({ header: true });
  const written = pipeline(results, createWriteStream(resultsFile));
  const queue = rows[Symbol.asyncIterator]();

  async function work() {
    for (let next = await queue.next(); !next.done; next = await queue.next()) {
      /** @type {Record<string, string>} */
      const row = next.value;
      const prompt = template.replace(/{{(\w+)}}/g, (_, name) => row[name] ?? '');
      const { statusCode, body } = await ask(() =>
        pool.request({
          method: 'POST',
          path: `${new URL(url).pathname}/chat/completions`,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ model: row['model'], messages: [{ role: 'user', content: prompt }] }),
        }),
      );
      const answer = /** @type {Body} */ (await body.json());
      results.write({
        ...row,
        status: statusCode === 200 ? 'ok' : 'error',
        input_tokens: answer.usage?.prompt_tokens,
        output_tokens: answer.usage?.completion_tokens,
        output: answer.choices?.[0]?.message.content,
        error_message: answer.error?.message,
      });
    }
  }

  await Promise.all(Array.from({ length: Number(workers) }, work));
  results.end();
  await written;
  await pool.close();
}

// @ts-check
import { Observable } from 'rxjs';
import { runExperiments } from '../../../dist/index.js';
import { memoryQueue } from '../../../dist/operators/index.js';
import { fromRecords } from '../../../dist/sources/index.js';
import { maxRetries } from '../dispatch.mjs';
import { bodyOf, headersOf } from '../httpReply.mjs';

/** @typedef {import('../server.mjs').Row} Row */
/** @typedef {import('../../../dist/index.js').Completion} Completion */
/** @typedef {import('../../../dist/index.js').CompletionRequest} CompletionRequest */

const name = 'simulated';

/**
 * Our own: a whole run, as the command makes it, on the clock of the simulator. Its provider hands each call to the
 * simulated server, and what comes back is understood by the failure table.
 *
 * @type {import('../dispatch.mjs').Client}
 */
export function parallamr({ clock, rows, cap, random, send, ended, limitOf }) {
  const scheduler = /** @type {import('rxjs').SchedulerLike} */ (/** @type {unknown} */ (clock));
  /** @type {Map<Row, number>} */
  const attempts = new Map();

  const provider = {
    limits: limitOf,
    concurrency: cap,
    /** @param {CompletionRequest} request */
    complete({ prompt }) {
      return new Observable((/** @type {import('rxjs').Subscriber<Completion>} */ call) => {
        const row = /** @type {Row} */ (rows[Number(prompt)]);
        const attempt = (attempts.get(row) ?? 0) + 1;
        attempts.set(row, attempt);
        send(row, attempt, (reply) => {
          const { status, allowance } = reply;
          if (status !== 200) {
            return call.error({ status, headers: headersOf(reply), ...bodyOf(reply) });
          }
          call.next({
            output: 'yes',
            finishReason: 'stop',
            inputTokens: 1,
            outputTokens: row.tokens - 1,
            allowance,
          });
          call.complete();
        });
      });
    },
  };

  const records = rows.map(({ index, model, tokens }) => ({
    provider: name,
    model,
    index: `${index}`,
    'param.max_tokens': `${tokens - 1}`,
  }));
  const { results } = runExperiments({
    experiments: fromRecords(records),
    prompt: '{{index}}',
    providers: { [name]: provider },
    maxConcurrent: rows.length,
    retry: { maxRetries, random },
    queue: () => memoryQueue(),
    scheduler,
  });
  results.subscribe(({ experiment, status }) => {
    ended(/** @type {Row} */ (rows[experiment.position]), status !== 'error');
  });
}

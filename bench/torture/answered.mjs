// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until the server has given that many answers more, or the run is over.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {import('../llmServer.mjs').LlmServerCounts} counts live
 * @param {number} answers
 */
export async function answered(child, counts, answers) {
  const enough = counts.endings.success + answers;
  while (child.exitCode === null && child.signalCode === null && counts.endings.success < enough)
    await sleep(1);
}

// @ts-check
import { availableParallelism, cpus, totalmem } from 'node:os';

/** What was measured on, and when. */
export const machine = {
  cores: availableParallelism(),
  processor: cpus()[0]?.model ?? 'unknown',
  memoryGb: Math.round(totalmem() / 2 ** 30),
  at: new Date().toISOString(),
};

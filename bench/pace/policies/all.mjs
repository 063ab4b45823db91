// @ts-check
import { workers } from '../dispatch.mjs';
import { acceptRatio, aimd, awsAdaptive, backoff, gradient } from './others.mjs';
import { parallamr } from './parallamr.mjs';

/**
 * Every policy of the table, by name, ours first.
 *
 * @type {Readonly<Record<string, import('../dispatch.mjs').Client>>}
 */
export const policies = {
  parallamr,
  backoff: workers(backoff),
  AIMD: workers(aimd),
  'AWS adaptive': workers(awsAdaptive),
  'accept ratio': workers(acceptRatio),
  gradient: workers(gradient),
};

// @ts-check
import { workers } from '../dispatch.mjs';
import { acceptRatio, aimd, awsAdaptive, backoff, gradient } from './others.mjs';
import { parallamr } from './parallamr.mjs';

/**
 * Every policy of the table, by name, ours first.
 *
 * @param {import('./parallamr.mjs').Operators} operators
 * @returns {Readonly<Record<string, import('../dispatch.mjs').Client>>}
 */
export function policies(operators) {
  return {
    parallamr: parallamr(operators),
    backoff: workers(backoff),
    AIMD: workers(aimd),
    'AWS adaptive': workers(awsAdaptive),
    'accept ratio': workers(acceptRatio),
    gradient: workers(gradient),
  };
}

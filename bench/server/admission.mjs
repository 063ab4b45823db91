// @ts-check
import { tokenBucket } from './tokenBucket.mjs';

/** @typedef {import('./tokenBucket.mjs').Admission} Admission */

/**
 * @typedef {object} AdmissionOptions
 * @property {import('./tokenBucket.mjs').BucketOptions} [bucket] rate limit. Default none
 * @property {number} [mostAtOnce] calls in flight that are taken. Default: any number
 */

/** @type {Admission} */
const refused = { admitted: false, headers: {} };

/**
 * Which calls a server takes.
 *
 * @param {AdmissionOptions} options
 * @param {() => number} inFlight calls, the one that is asked about included
 * @returns {() => Admission} to be asked once per call
 */
export function admission({ bucket, mostAtOnce = Infinity }, inFlight) {
  const admit = bucket ? tokenBucket(bucket) : () => ({ admitted: true, headers: {} });
  return () => (inFlight() > mostAtOnce ? refused : admit());
}

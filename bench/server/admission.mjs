// @ts-check
import { tokenBucket } from './tokenBucket.mjs';

/** @typedef {import('./tokenBucket.mjs').Admission} Admission */

/**
 * @typedef {object} AdmissionOptions
 * @property {import('./tokenBucket.mjs').BucketOptions} [bucket] rate limit. Default none
 * @property {number} [mostAtOnce] calls in flight that are taken. Default: any number
 * @property {number} [refusedShare] share from 0 to 1 that is refused at random, without a hint. Default 0
 */

/** @type {Admission} */
const refused = { admitted: false, headers: {} };

/**
 * Which calls a server takes.
 *
 * @param {AdmissionOptions} options
 * @param {object} server
 * @param {() => number} server.random
 * @param {() => number} server.inFlight calls, the one that is asked about included
 * @returns {() => Admission} to be asked once per call
 */
export function admission({ bucket, mostAtOnce = Infinity, refusedShare = 0 }, { random, inFlight }) {
  const admit = bucket ? tokenBucket(bucket) : () => ({ admitted: true, headers: {} });
  return () => {
    if (inFlight() > mostAtOnce) return refused;
    return refusedShare > 0 && random() < refusedShare ? refused : admit();
  };
}

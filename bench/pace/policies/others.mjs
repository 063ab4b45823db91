// @ts-check

/** @typedef {import('../dispatch.mjs').World} World */
/** @typedef {import('../dispatch.mjs').Policy} Policy */

/** A backoff for every call, and nothing else: what one writes by hand. @returns {Policy} */
export function backoff() {
  return { waitMs: () => 0 };
}

/**
 * Additive increase, multiplicative decrease of the calls at once: x 0.8 at a refusal, one more for every round of
 * accepted calls. https://en.wikipedia.org/wiki/Additive_increase/multiplicative_decrease
 *
 * @param {World} world
 * @returns {Policy}
 */
export function aimd({ cap, rows }) {
  let limit = Math.min(cap, rows.length);
  return {
    waitMs: (_, inFlight) => (inFlight < Math.floor(limit) ? 0 : Infinity),
    accepted() {
      limit = Math.min(cap, limit + 1 / limit);
    },
    refused() {
      limit = Math.max(1, limit * 0.8);
    },
  };
}

const beta = 0.7;
const scale = 0.4;
const smooth = 0.8;

/**
 * The adaptive mode of the AWS SDKs: no rate until the first refusal, then a token bucket whose rate is 0.7 of what was
 * sent, and grows along a cubic. https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 *
 * @returns {Policy}
 */
export function awsAdaptive() {
  let enabled = false;
  let fillRate = 0;
  let maxCapacity = 0;
  let capacity = 0;
  let filledS = 0;
  let measured = 0;
  let lastBucket = 0;
  let requests = 0;
  let lastMax = 0;
  let lastThrottleS = 0;

  const fill = (/** @type {number} */ nowS) => {
    capacity = Math.min(maxCapacity, capacity + (nowS - filledS) * fillRate);
    filledS = nowS;
  };
  const measure = (/** @type {number} */ nowS) => {
    const timeBucket = Math.floor(nowS * 2) / 2;
    requests += 1;
    if (timeBucket <= lastBucket) return;
    measured = (requests / (timeBucket - lastBucket)) * smooth + measured * (1 - smooth);
    requests = 0;
    lastBucket = timeBucket;
  };
  const update = (/** @type {number} */ rate, /** @type {number} */ nowS) => {
    fill(nowS);
    fillRate = Math.max(rate, 0.5);
    maxCapacity = Math.max(rate, 1);
    capacity = Math.min(capacity, maxCapacity);
  };
  const windowS = () => ((lastMax * (1 - beta)) / scale) ** (1 / 3);

  return {
    waitMs(nowMs) {
      if (!enabled) return 0;
      fill(nowMs / 1000);
      return capacity >= 1 ? 0 : Math.max(1, ((1 - capacity) / fillRate) * 1000);
    },
    started() {
      if (enabled) capacity -= 1;
    },
    accepted(nowMs) {
      measure(nowMs / 1000);
      if (!enabled) return;
      const rate = scale * (nowMs / 1000 - lastThrottleS - windowS()) ** 3 + lastMax;
      update(Math.min(rate, 2 * measured), nowMs / 1000);
    },
    refused(nowMs) {
      measure(nowMs / 1000);
      lastMax = enabled ? Math.min(measured, fillRate) : measured;
      lastThrottleS = nowMs / 1000;
      enabled = true;
      update(Math.min(lastMax * beta, 2 * measured), nowMs / 1000);
    },
  };
}

const multiplier = 2;
const historyMs = 120_000;

/**
 * Client-side throttling by the share of what is accepted: a call is held back with a probability of
 * (requests - 2 x accepts) / (requests + 1), counted over two minutes.
 * https://sre.google/sre-book/handling-overload/#eq2101
 *
 * A call that is held back here asks again after a tenth of a second, and counts as a request.
 *
 * @param {World} world
 * @returns {Policy}
 */
export function acceptRatio({ random }) {
  /** @type {{ atMs: number, requests: number, accepts: number }[]} */
  const history = [];
  const sum = { requests: 0, accepts: 0 };
  const count = (/** @type {number} */ nowMs, /** @type {'requests' | 'accepts'} */ what) => {
    const last = history.at(-1);
    const slot = last && nowMs - last.atMs < 1000 ? last : { atMs: nowMs, requests: 0, accepts: 0 };
    if (slot !== last) history.push(slot);
    slot[what] += 1;
    sum[what] += 1;
  };
  return {
    waitMs(nowMs) {
      for (let first = history[0]; first && first.atMs < nowMs - historyMs; first = history[0]) {
        sum.requests -= first.requests;
        sum.accepts -= first.accepts;
        history.shift();
      }
      if (random() >= (sum.requests - multiplier * sum.accepts) / (sum.requests + 1)) return 0;
      count(nowMs, 'requests');
      return 100;
    },
    started: (nowMs) => count(nowMs, 'requests'),
    accepted: (nowMs) => count(nowMs, 'accepts'),
  };
}

/**
 * The gradient on latency of Netflix's concurrency-limits (`Gradient2Limit`, with its defaults): the calls at once
 * shrink as calls take longer than they did on the long average. It does not look at refusals.
 * https://github.com/Netflix/concurrency-limits
 *
 * @param {World} world
 * @returns {Policy}
 */
export function gradient({ cap }) {
  let limit = 20;
  let longRtt = 0;
  let samples = 0;
  return {
    waitMs: (_, inFlight) => (inFlight < Math.floor(limit) ? 0 : Infinity),
    accepted(_, tookMs, inFlight) {
      samples += 1;
      // The average of the first ten, then an exponential one over 600.
      longRtt =
        samples <= 10 ? longRtt + (tookMs - longRtt) / samples : longRtt + ((tookMs - longRtt) * 2) / 601;
      if (longRtt / tookMs > 2) longRtt *= 0.95;
      if (inFlight < limit / 2) return;
      const slope = Math.max(0.5, Math.min(1, (1.5 * longRtt) / tookMs));
      const wanted = limit * slope + 4;
      limit = Math.max(20, Math.min(200, cap, limit * 0.8 + wanted * 0.2));
    },
  };
}

/**
 * A client that knows the server's limits and is never refused by them: what is ideal.
 *
 * @param {World} world
 * @returns {Policy}
 */
export function ideal({ limits }) {
  return {
    waitMs: (nowMs, _, row) => Math.max(0, ...limits.map(({ limit }) => limit.nextMs(nowMs, row) - nowMs)),
  };
}

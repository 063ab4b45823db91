// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { loop } from './loop.mjs';

const mostRetries = 10;

/** Every call on its own: 1 s, 2 s, 4 s, ..., each times (1 - 0.25 x random), whatever the server says. */
await loop(async (post) => {
  for (let retries = 0; ; retries += 1) {
    const answer = await post();
    if (answer.statusCode !== 429 || retries === mostRetries) return answer;
    await answer.body.dump();
    await sleep(1000 * 2 ** retries * (1 - 0.25 * Math.random()));
  }
});

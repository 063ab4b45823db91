import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { json, localServer } from '../support/localServer.js';
import { natsServer } from '../support/natsServer.js';
import { fleet } from './support/fleet.js';

const workers = ['one', 'two', 'three'];
const places = 3;
const atOnce = workers.length * places;
const rows = 40;
const delayS = 2;
/** A timer of Node may end a millisecond early, by either clock. */
const inaccuracyMs = 2;

const answer = { choices: [{ message: { content: 'Fine.' }, finish_reason: 'stop' }] };

/**
 * A server that keeps all places of the workers waiting, refuses one of their calls, and answers the others on demand.
 * From then on it answers at once.
 */
async function refusingServer() {
  const waiting: ServerResponse[] = [];
  let refusedMs = Number.NaN;
  let nextMs: number | undefined;
  const server = await localServer((response, { path }) => {
    // Workers ask for its models, too.
    if (path.endsWith('/models')) return json(response, {}, 404);
    if (waiting.length < atOnce) {
      waiting.push(response);
      if (waiting.length < atOnce) return;
      refusedMs = performance.now();
      json(response, { error: { message: 'Too many requests on your account.' } }, 429, {
        'retry-after': `${delayS}`,
      });
      return;
    }
    nextMs ??= performance.now();
    json(response, answer);
  });
  onTestFinished(() => server.close());
  return {
    url: server.url,
    get calls() {
      return server.calls.filter(({ path }) => path.endsWith('/chat/completions'));
    },
    /** From the refusal to the next call, by the clock of the server. */
    get silenceMs() {
      return (nextMs ?? Number.NaN) - refusedMs;
    },
    answerTheOthers() {
      for (const response of waiting.slice(0, -1)) json(response, answer);
    },
  };
}

/** What has happened by now, in its order; the last line may not be whole yet. */
function typesIn(path: string): readonly string[] {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];
  return lines.map((line) => JSON.parse(line).type);
}

it('keeps to a pause that one worker is asked for over all workers', async () => {
  const { url } = await natsServer();
  const server = await refusingServer();
  const lab = fleet({ url, server, rows });
  for (const name of workers) lab.worker(name, places);
  const { ended } = lab.start('--events', 'events.jsonl');
  const happened = () => typesIn(join(lab.cwd, 'events.jsonl'));
  // Every worker has free places from here on, and rows are waiting for them.
  await expect.poll(happened, { timeout: 60_000 }).toContain('provider-paused');
  server.answerTheOthers();
  expect(await ended).toMatchObject({ code: 0 });

  expect(server.silenceMs).toBeGreaterThanOrEqual(1000 * delayS - inaccuracyMs);
  expect(server.calls).toHaveLength(rows + 1);
  const types = happened();
  const pause = types.slice(types.indexOf('provider-paused'), types.indexOf('provider-resumed'));
  expect(pause.filter((type) => type === 'call-started')).toEqual([]);
  expect(types.filter((type) => type === 'call-started')).toHaveLength(rows + 1);
}, 100_000);

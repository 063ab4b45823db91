import type { ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { json, localServer } from '../../support/localServer.js';
import { chatAnswer } from './chatAnswer.js';

/** A server that answers its first calls at once, and holds the others until it is told to go on. */
export async function heldServer({ answers = 0 }: { answers?: number } = {}) {
  const held: ServerResponse[] = [];
  let calls = 0;
  let holding = true;
  const reply = (response: ServerResponse) => json(response, chatAnswer('yes'));
  const server = await localServer((response) => {
    calls += 1;
    if (!holding || calls <= answers) reply(response);
    else held.push(response);
  });
  onTestFinished(() => server.close());
  return {
    server,
    env: { API_BASE_URL: `${server.url}/v1` },
    /** Answers one of the calls that are held. Returns whether there was one. */
    answerOne() {
      const response = held.shift();
      if (response !== undefined) reply(response);
      return response !== undefined;
    },
    release() {
      holding = false;
      for (const response of held) reply(response);
    },
  };
}

import type { IncomingMessage } from 'node:http';

/** The whole body of a request; `undefined` where the client is gone before it is whole, such as one that was killed. */
export async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  try {
    return Buffer.concat(await request.toArray()).toString();
  } catch (error) {
    if (request.complete) throw error;
    return undefined;
  }
}

import type { Writable } from 'node:stream';
import { outputError } from './files/outputError.js';

/**
 * Writes texts into one stream, each when the one before it has been taken, so that a slow reader holds back who makes
 * them. Opens the stream with the first text, and ends it at every end.
 *
 * Rejects with an `OutputError` that names the output, or with what `texts` fail with.
 */
export async function writeTexts(
  texts: AsyncIterable<string>,
  open: () => Writable,
  name: string,
): Promise<void> {
  let stream: Writable | undefined;
  try {
    for await (const text of texts) {
      stream ??= opened(open, name);
      await written(stream, text, name);
    }
  } finally {
    if (stream !== undefined) await ended(stream, name);
  }
}

function opened(open: () => Writable, name: string): Writable {
  try {
    // A failure comes back with the write that it belongs to.
    return open().on('error', () => undefined);
  } catch (error) {
    throw outputError(name, error);
  }
}

function written(stream: Writable, text: string, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(outputError(name, error)) : resolve()));
  });
}

function ended(stream: Writable, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (stream.destroyed) return resolve();
    stream.end((error?: Error | null) => (error ? reject(outputError(name, error)) : resolve()));
  });
}

import type { Writable } from 'node:stream';

/**
 * Tells of what is written to a stream, before it is written, until the function that it returns is called. Whoever
 * writes to it is seen: `console.error` of somebody else's module as well.
 */
export function onWrite(stream: Writable, tell: (chunk: unknown) => void): () => void {
  const own = Object.getOwnPropertyDescriptor(stream, 'write');
  const original = stream.write;
  const watched = function (this: Writable, ...args: Parameters<Writable['write']>): boolean {
    tell(args[0]);
    return original.apply(this, args);
  };
  stream.write = watched as Writable['write'];
  return () => {
    // Whoever has put something over it since keeps that.
    if (stream.write !== watched) return;
    if (own) Object.defineProperty(stream, 'write', own);
    else Reflect.deleteProperty(stream, 'write');
  };
}

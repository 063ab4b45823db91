import type { RowQueue } from './rowQueue.js';

/**
 * A queue in memory, without a bound. Both ends take constant time.
 *
 * @example
 * const waiting = memoryQueue<string>();
 * waiting.push('a');
 * waiting.shift(); // 'a'
 */
export function memoryQueue<Row>(): RowQueue<Row> {
  let incoming: Row[] = [];
  let outgoing: Row[] = [];

  return {
    get size() {
      return incoming.length + outgoing.length;
    },
    push(row) {
      incoming.push(row);
    },
    shift() {
      if (outgoing.length === 0) {
        outgoing = incoming.reverse();
        incoming = [];
      }
      return outgoing.pop();
    },
    close() {
      incoming = [];
      outgoing = [];
    },
  };
}

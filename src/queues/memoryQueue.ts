import type { RowQueue } from './rowQueue.js';

/** A queue without a bound: two stacks, so that both ends take constant time. */
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

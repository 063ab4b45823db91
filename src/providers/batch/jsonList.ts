import type { HttpContent } from '../http/adapter.js';
import type { JobRequests } from './batchApi.js';

const LINE_END = 10;
const COMMA = 44;
const BLANK = 32;

/**
 * The lines of a job as a list inside of a JSON body, read from where they lie while they are sent. The line ends become
 * commas, the last one a blank, so that the body is as long as its parts.
 *
 * @example
 * jsonList('{"requests":[', requests, ']}')
 */
export function jsonList(
  before: string,
  { bytes, open }: Pick<JobRequests, 'bytes' | 'open'>,
  after: string,
): HttpContent {
  const [head, tail] = [Buffer.from(before), Buffer.from(after)];
  return {
    type: 'application/json',
    bytes: head.length + bytes + tail.length,
    async *open() {
      yield head;
      let sent = 0;
      for await (const piece of open()) {
        const copy = Buffer.from(piece);
        sent += copy.length;
        for (let at = copy.indexOf(LINE_END); at >= 0; at = copy.indexOf(LINE_END, at + 1)) copy[at] = COMMA;
        if (sent === bytes) copy[copy.length - 1] = BLANK;
        yield copy;
      }
      yield tail;
    },
  };
}

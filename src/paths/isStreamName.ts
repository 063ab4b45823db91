import { resolve } from 'node:path';

const STREAM_NAMES = /^\/(?:dev\/(?:stdin|stdout|stderr|fd\/\d+)|proc\/[^/]+\/fd\/\d+)$/;

/** Whether a path names an open stream. It may lead to a regular file, which is not ours to read twice or to cut. */
export function isStreamName(path: string): boolean {
  return STREAM_NAMES.test(resolve(path));
}

import { onFirstUse } from '../../onFirstUse.js';

type V8 = Pick<typeof import('node:v8'), 'getHeapSpaceStatistics' | 'setFlagsFromString'>;

const LOOK_EVERY_MS = 100;
/** How far the room for new objects may grow, in bytes. Less costs time. */
const MOST_BYTES = 16 * 1024 ** 2;
/** Whose flags are known, by V8's version: of Node 20, 22 and 24. */
const KNOWN_VERSIONS = [11, 12, 13];

const v8OfNode = onFirstUse<V8>('node:v8');

/** Whose heap it is. */
export interface BoundHeapOptions {
  /** Version of V8. Default: the one of this process. */
  readonly version?: string;
  /** Default: `node:v8`. */
  readonly v8?: () => V8;
}

/**
 * Keeps V8 from enlarging the room for new objects beyond 16 MB, and that for old ones by more than half of what is alive
 * there, or 8 MB, and returns what lets it go on. By what has survived in all, V8 enlarges the former to 32 or 128 MB in any
 * run that is long enough, although next to nothing in it is alive. The latter becomes up to four times as large as what is
 * alive: it is full of rows that were on their way when new objects were collected, and of closed files.
 *
 * The latter is bound from the first tenth of a second on, as V8 decides at each collection of old objects how much may be
 * there until the next one; in a million rows of the mock, there is but one.
 *
 * `--max-semi-space-size` says nothing to a process that has begun, and other versions may not know the flags that do. The
 * flags are part of what V8 knows its compiled code by, so they come behind the loading, and must not be left behind.
 */
export function boundHeap({
  version = process.versions.v8,
  v8 = v8OfNode,
}: BoundHeapOptions = {}): () => void {
  if (!KNOWN_VERSIONS.includes(Number.parseInt(version, 10))) return () => {};
  const unset: string[] = [];
  const bound = (set: string, back: string) => {
    v8().setFlagsFromString(set);
    unset.push(back);
  };
  const look = () => {
    if (unset.length === 0) bound('--heap-growing-percent=50', '--heap-growing-percent=0');
    if (youngBytes(v8()) < MOST_BYTES) return;
    bound('--semi-space-growth-factor=1', '--semi-space-growth-factor=2');
    clearInterval(looking);
  };
  const looking = setInterval(look, LOOK_EVERY_MS).unref();
  return () => {
    clearInterval(looking);
    for (const flag of unset) v8().setFlagsFromString(flag);
  };
}

function youngBytes(v8: V8): number {
  const young = v8.getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  return young?.space_size ?? 0;
}

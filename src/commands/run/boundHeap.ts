import { onFirstUse } from '../../onFirstUse.js';

type V8 = Pick<typeof import('node:v8'), 'getHeapSpaceStatistics' | 'setFlagsFromString'>;

const LOOK_EVERY_MS = 100;
const MEGABYTE = 1024 ** 2;
/** How far the room for new objects may grow, in bytes, by V8's version. Less costs time: 13 collects more at once. */
const MOST_BYTES: Readonly<Record<string, number>> = {
  11: 16 * MEGABYTE,
  12: 16 * MEGABYTE,
  13: 32 * MEGABYTE,
};
/** From which size on, in bytes, the room for old objects is bound: below, there is nothing to be gained. */
const LARGE_BYTES = 24 * MEGABYTE;

const v8OfNode = onFirstUse<V8>('node:v8');

/** Whose heap it is. */
export interface BoundHeapOptions {
  /** Version of V8. Default: the one of this process. */
  readonly version?: string;
  /** Default: `node:v8`. */
  readonly v8?: () => V8;
}

/** What is asked of V8 once one of its spaces is so large, and what takes it back. */
interface Bound {
  readonly space: string;
  readonly fromBytes: number;
  readonly set: string;
  readonly unset: string;
}

/**
 * Keeps V8 from enlarging the room for new objects beyond 16 MB (Node 20 and 22) or 32 MB (Node 24), and from 24 MB on that
 * for old ones by more than half of what is alive there, and returns what lets it go on. By what has survived in all, V8
 * enlarges the former to 32 or 128 MB in any run that is long enough, although next to nothing in it is alive. The latter
 * becomes up to four times as large as what is alive: in a run that writes a file for each row, it is full of closed ones.
 *
 * `--max-semi-space-size` says nothing to a process that has begun, and other versions may not know the flags that do. The
 * flags are part of what V8 knows its compiled code by, so they must not be left behind.
 */
export function boundHeap({
  version = process.versions.v8,
  v8 = v8OfNode,
}: BoundHeapOptions = {}): () => void {
  const mostBytes = MOST_BYTES[Number.parseInt(version, 10)];
  if (mostBytes === undefined) return () => {};
  let waiting: readonly Bound[] = [
    {
      space: 'new_space',
      fromBytes: mostBytes,
      set: '--semi-space-growth-factor=1',
      unset: '--semi-space-growth-factor=2',
    },
    {
      space: 'old_space',
      fromBytes: LARGE_BYTES,
      set: '--heap-growing-percent=50',
      unset: '--heap-growing-percent=0',
    },
  ];
  const unset: string[] = [];
  const look = () => {
    const sizes = new Map(
      v8()
        .getHeapSpaceStatistics()
        .map(({ space_name, space_size }) => [space_name, space_size]),
    );
    const isDue = ({ space, fromBytes }: Bound) => (sizes.get(space) ?? 0) >= fromBytes;
    for (const bound of waiting.filter(isDue)) {
      v8().setFlagsFromString(bound.set);
      unset.push(bound.unset);
    }
    waiting = waiting.filter((bound) => !isDue(bound));
    if (waiting.length === 0) clearInterval(looking);
  };
  const looking = setInterval(look, LOOK_EVERY_MS).unref();
  return () => {
    clearInterval(looking);
    for (const flag of unset) v8().setFlagsFromString(flag);
  };
}

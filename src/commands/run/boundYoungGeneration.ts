import { onFirstUse } from '../../onFirstUse.js';

type V8 = Pick<typeof import('node:v8'), 'getHeapSpaceStatistics' | 'setFlagsFromString'>;

const LOOK_EVERY_MS = 100;
const MEGABYTE = 1024 ** 2;
/** How far it may grow, in bytes, by the major version of V8. Less costs time: V8 13 has more to collect at once. */
const MOST_BYTES: Readonly<Record<string, number>> = {
  11: 16 * MEGABYTE,
  12: 16 * MEGABYTE,
  13: 32 * MEGABYTE,
};

const v8OfNode = onFirstUse<V8>('node:v8');

/** Whose young generation it is. */
export interface YoungGenerationOptions {
  /** Version of V8. Default: the one of this process. */
  readonly version?: string;
  /** Default: `node:v8`. */
  readonly v8?: () => V8;
}

/**
 * Keeps V8 from enlarging the room for new objects beyond 16 MB (Node 20 and 22) or 32 MB (Node 24), and returns what lets
 * it go on. By what has survived in all, V8 enlarges it to 32 or 128 MB in any run that is long enough, although next to
 * nothing in it is alive.
 *
 * `--max-semi-space-size` says nothing to a process that has begun, and other versions may not know the flag that does.
 */
export function boundYoungGeneration({
  version = process.versions.v8,
  v8 = v8OfNode,
}: YoungGenerationOptions = {}): () => void {
  const mostBytes = MOST_BYTES[Number.parseInt(version, 10)];
  if (mostBytes === undefined) return () => {};
  const growBy = (factor: number) => v8().setFlagsFromString(`--semi-space-growth-factor=${factor}`);
  let isBound = false;
  const look = () => {
    const young = v8()
      .getHeapSpaceStatistics()
      .find(({ space_name }) => space_name === 'new_space');
    if (young === undefined || young.space_size < mostBytes) return;
    clearInterval(looking);
    isBound = true;
    growBy(1);
  };
  const looking = setInterval(look, LOOK_EVERY_MS).unref();
  return () => {
    clearInterval(looking);
    if (isBound) growBy(2);
  };
}

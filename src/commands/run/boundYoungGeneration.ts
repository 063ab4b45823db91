import { onFirstUse } from '../../onFirstUse.js';

type V8 = Pick<typeof import('node:v8'), 'getHeapSpaceStatistics' | 'setFlagsFromString'>;

const LOOK_EVERY_MS = 250;
/** As far as it can grow in V8 before 13, in bytes. */
const MOST_BYTES = 32 * 1024 ** 2;

const v8OfNode = onFirstUse<V8>('node:v8');

/** Whose young generation it is. */
export interface YoungGenerationOptions {
  /** Version of V8. Default: the one of this process. */
  readonly version?: string;
  /** Default: `node:v8`. */
  readonly v8?: () => V8;
}

/**
 * Keeps V8 from enlarging the room for new objects beyond 32 MB, and returns what lets it go on. By what has survived in
 * all, V8 13 of Node 24 enlarges it to 128 MB in any run that is long enough, although next to nothing in it is alive.
 *
 * `--max-semi-space-size` says nothing to a process that has begun, and other versions may not know the flag that does.
 */
export function boundYoungGeneration({
  version = process.versions.v8,
  v8 = v8OfNode,
}: YoungGenerationOptions = {}): () => void {
  if (!version.startsWith('13.')) return () => {};
  const growBy = (factor: number) => v8().setFlagsFromString(`--semi-space-growth-factor=${factor}`);
  let isBound = false;
  const look = () => {
    const young = v8()
      .getHeapSpaceStatistics()
      .find(({ space_name }) => space_name === 'new_space');
    if (young === undefined || young.space_size < MOST_BYTES) return;
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

import { useLayoutEffect, useReducer } from 'preact/hooks';

/** Draws again whenever `watch` calls back. */
export function useChanges(watch: (onChange: () => void) => () => void): number {
  const [version, changed] = useReducer((count: number) => count + 1, 0);
  // At once, and not behind the first picture: what changes until then would never be drawn.
  useLayoutEffect(() => watch(() => changed(undefined)), [watch]);
  return version;
}

import { useEffect, useReducer } from 'preact/hooks';
import type { Texts } from '../../format/block.js';
import type { Report } from '../data/report.js';

/** The texts of some blocks, as far as they are unpacked; draws again when more are. */
export function useTexts(report: Report, blocks: readonly number[]): (block: number) => Texts | undefined {
  const [, arrived] = useReducer((count: number) => count + 1, 0);
  const key = blocks.join(',');
  // Of this drawing: what arrives before the effect has not been drawn either.
  const missing = blocks.filter((block) => report.texts.peek(block) === undefined);
  useEffect(() => {
    let isCurrent = true;
    Promise.all(missing.map((block) => report.texts.get(block))).then(() => {
      if (isCurrent && missing.length > 0) arrived(undefined);
    });
    return () => {
      isCurrent = false;
    };
  }, [report, key]);
  return (block) => report.texts.peek(block);
}

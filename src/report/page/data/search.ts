import type { Texts } from '../../format/block.js';
import type { TextBlocks } from './textBlocks.js';

/** Blocks that are being unpacked while one is searched. */
const AHEAD = 4;

/**
 * Looks for a text in all answers, notes and variables, block after block, without regard to case. `onBlock` is told of
 * the rows of each block that hold it, by slot.
 *
 * A block whose JSON does not hold the text is not parsed.
 */
export async function search(
  blocks: TextBlocks,
  wanted: string,
  signal: AbortSignal,
  onBlock: (block: number, slots: readonly number[]) => void,
): Promise<void> {
  const text = wanted.toLowerCase();
  const inJson = JSON.stringify(text).slice(1, -1);
  const ahead = new Map<number, Promise<string>>();
  for (let block = 0; block < blocks.count; block += 1) {
    for (let next = block; next < Math.min(block + AHEAD, blocks.count); next += 1) {
      if (!ahead.has(next)) ahead.set(next, blocks.json(next));
    }
    const json = await ahead.get(block);
    ahead.delete(block);
    if (signal.aborted || json === undefined) return;
    onBlock(block, json.toLowerCase().includes(inJson) ? slotsWith(JSON.parse(json), text) : []);
  }
}

function slotsWith({ variables, answers, notes }: Texts, text: string): readonly number[] {
  const holds = (each: string | undefined) => each?.toLowerCase().includes(text) === true;
  return [...answers.keys()].filter(
    (slot) => holds(answers[slot]) || holds(notes[slot]) || variables[slot]?.some(holds) === true,
  );
}

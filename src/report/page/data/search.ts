import type { Texts } from '../../format/block.js';
import type { TextBlocks } from './textBlocks.js';

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
  for (let block = 0; block < blocks.count; block += 1) {
    const json = await blocks.json(block);
    if (signal.aborted) return;
    onBlock(block, json.toLowerCase().includes(inJson) ? slotsWith(JSON.parse(json), text) : []);
  }
}

function slotsWith({ variables, answers, notes }: Texts, text: string): readonly number[] {
  const holds = (each: string | undefined) => each?.toLowerCase().includes(text) === true;
  return [...answers.keys()].filter(
    (slot) => holds(answers[slot]) || holds(notes[slot]) || variables[slot]?.some(holds) === true,
  );
}

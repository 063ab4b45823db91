import type { Completion } from '../provider.js';

const OPENED = '<think>';
const CLOSED = '</think>';

/**
 * An answer without the `<think>` block that local models write in front of it, which goes to `reasoning`. Where a chat
 * template has opened the block already, the answer holds only its end, on a line of its own. An answer that is nothing
 * but a block, or whose block is never closed, stays as it is, with a warning.
 *
 * @example
 * withoutThinking({ output: '<think>Hm.</think>\n42' }) // { output: '42', reasoning: 'Hm.' }
 */
export function withoutThinking(completion: Completion): Completion {
  const { output, reasoning, warnings = [] } = completion;
  const isOpened = output.trimStart().startsWith(OPENED);
  const end = output.indexOf(CLOSED);
  if (!isOpened && !isClosedAlone(output, end)) return completion;

  const answer = end < 0 ? '' : output.slice(end + CLOSED.length).trimStart();
  if (answer === '')
    return { ...completion, warnings: [...warnings, 'The model wrote no answer, only what it thought'] };
  const start = isOpened ? output.indexOf(OPENED) + OPENED.length : 0;
  const thoughts = [reasoning, output.slice(start, end).trim()].filter((text) => text);
  return { ...completion, output: answer, reasoning: thoughts.join('\n\n') || undefined };
}

function isClosedAlone(output: string, end: number): boolean {
  if (end < 0 || output.slice(0, end).includes(OPENED)) return false;
  return /^\s*\n/.test(output.slice(end + CLOSED.length, end + CLOSED.length + 100));
}

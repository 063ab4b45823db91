const TAG = /<(?<close>\/?)(?:think|thinking|thought|reasoning|scratchpad)>|\[(?<closed>\/?)THINK\]/gi;

/**
 * An answer without what its model thought on the way: blocks such as `<think>`, also one that never ends, or whose
 * start the chat template has swallowed.
 *
 * @example
 * withoutReasoning('<think>Maybe {"a":1}?</think> {"a":2}') // ' {"a":2}'
 */
export function withoutReasoning(answer: string): string {
  let kept: string[] = [];
  let keptTo = 0;
  let opened: number | undefined;

  for (const { 0: tag, index, groups = {} } of answer.matchAll(TAG)) {
    const isClosing = (groups['close'] ?? groups['closed']) === '/';
    if (!isClosing) {
      opened ??= index;
      continue;
    }
    if (opened === undefined) kept = [];
    else kept.push(answer.slice(keptTo, opened));
    keptTo = index + tag.length;
    opened = undefined;
  }
  const isUnclosed = opened !== undefined && startsLine(answer, opened);
  return kept.join('') + answer.slice(keptTo, isUnclosed ? opened : undefined);
}

/** A tag in the middle of a sentence is a word of the answer. */
function startsLine(text: string, at: number): boolean {
  return /(?:^|\n)[^\S\n]*$/.test(text.slice(Math.max(0, at - 100), at));
}

/** Every repetition is bounded: what a model has written takes time in proportion to its length. */
const MARKS = [
  // GSM8K ends with `#### 42`, MATH with `\boxed{42}`.
  /####\s{0,20}([^\n]+)/g,
  /\\boxed\{([^{}]{0,200}(?:\{[^{}]{0,200}\}[^{}]{0,200}){0,4})\}/g,
  /\banswer\s{0,20}(?:is|:|=)\s{0,20}:?\s{0,20}([^\n]+)/gi,
];

/**
 * What an answer comes to, behind its reasoning: what follows the last `####`, stands in the last `\boxed{}`, or follows
 * the last `answer is` or `Answer:` on its line; else all of it.
 *
 * @example
 * finalAnswer('3 x 14 makes 42. The answer is **42**.') // '42'
 */
export function finalAnswer(text: string): string {
  for (const mark of MARKS) {
    let last: string | undefined;
    for (const [, found] of text.matchAll(mark)) last = found;
    if (last !== undefined) return bare(last);
  }
  return bare(text);
}

const AROUND = new Set(' \t\n*_`"\'([{)]}$.,;:!');

/** Without the emphasis of Markdown, brackets and punctuation around it. Takes time in proportion to what it drops. */
function bare(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && AROUND.has(text.charAt(start)) && !isNumberStart(text, start)) start++;
  while (end > start && AROUND.has(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** `.5` keeps its point. */
function isNumberStart(text: string, at: number): boolean {
  return text.charAt(at) === '.' && /\d/.test(text.charAt(at + 1));
}

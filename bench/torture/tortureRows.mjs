// @ts-check

/** What is hard on whoever writes or reads CSV, also when it is cut in the middle. */
const texts = [
  'plain',
  'one, two, three',
  'she said "hello"',
  '"',
  '""',
  'two\nlines',
  'two\r\nlines, and a "quote"',
  '\n',
  ' leading and trailing ',
  'naïve 日本語 🌊',
  '=1+1',
  '{{row_number}}',
  `long ${'lorem ipsum '.repeat(700)}`,
];

/** @typedef {{ id: string, text: string, prompt: string }} TortureRow */

export const promptTemplate = 'Row {{id}}: {{text}}';

/**
 * @param {number} count
 * @param {() => number} random
 * @returns {TortureRow[]}
 */
export function tortureRows(count, random) {
  return Array.from({ length: count }, (_, row) => {
    const id = `${row + 1}`;
    const text = texts[Math.floor(random() * texts.length)] ?? '';
    return { id, text, prompt: `Row ${id}: ${text}` };
  });
}

/** What a run says of a call that the broker hands out no more. */
const handedOut = 'Three workers have taken this call';

/**
 * Every row exactly once, with its own answer.
 *
 * @param {readonly TortureRow[]} rows
 * @param {readonly Record<string, string>[]} results
 * @param {ReadonlySet<string>} [usedUp] prompts whose calls were handed out three times: their rows may say so
 * @returns {string[]} what is wrong
 */
export function wrongResults(rows, results, usedUp = new Set()) {
  const violations = [];
  /** @type {Map<string, Record<string, string>[]>} */
  const byId = new Map(rows.map(({ id }) => [id, []]));
  for (const result of results) {
    const same = byId.get(result['id'] ?? '');
    if (same) same.push(result);
    else violations.push(`a result belongs to no row: ${JSON.stringify(result).slice(0, 200)}`);
  }
  for (const { id, text, prompt } of rows) {
    const [result, ...more] = byId.get(id) ?? [];
    if (!result) violations.push(`row ${id} is missing`);
    else if (more.length > 0) violations.push(`row ${id} is there ${more.length + 1} times`);
    else if (result['text'] !== text) violations.push(`row ${id} has another text`);
    else if (usedUp.has(prompt) && result['error_message']?.startsWith(handedOut)) continue;
    else if (result['status'] !== 'ok')
      violations.push(`row ${id}: ${result['status']} ${result['error_message']}`);
    else if (result['output'] !== `Answer to: ${prompt}`) violations.push(`row ${id} has another answer`);
  }
  return violations;
}

// @ts-check

/**
 * A results file as it lies on the disk: its whole records, texts as they are, and what is behind the last of them.
 *
 * @param {string} csv
 * @returns {{ records: string[], torn: string }}
 */
export function recordsOf(csv) {
  /** @type {string[]} */
  const records = [];
  let start = 0;
  let quoted = false;
  for (let position = 0; position < csv.length; position += 1) {
    if (csv[position] === '"') quoted = !quoted;
    if (csv[position] !== '\n' || quoted) continue;
    records.push(csv.slice(start, position + 1));
    start = position + 1;
  }
  return { records, torn: csv.slice(start) };
}

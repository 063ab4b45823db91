import { readFileSync } from 'node:fs';

/** The rows of results in JSON Lines. Throws at whatever is not whole, or has other keys than the row before it. */
export function readJsonl(path: string): Record<string, unknown>[] {
  return parseJsonl(readFileSync(path, 'utf8'));
}

/** The same for results on stdout. */
export function parseJsonl(text: string): Record<string, unknown>[] {
  if (text !== '' && !text.endsWith('\n')) throw new Error(`the last row is torn: ${text.slice(-80)}`);
  const rows: Record<string, unknown>[] = text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  const keys = new Set(rows.map((row) => Object.keys(row).join()));
  if (keys.size > 1) throw new Error(`rows have different keys: ${[...keys].join(' | ')}`);
  return rows;
}

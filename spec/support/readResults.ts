import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** The rows of a results file, cells by column name. Throws at whatever is not plain, whole, rectangular CSV. */
export function readResults(path: string): Record<string, string>[] {
  return parseResults(readFileSync(path, 'utf8'));
}

/** The same for results on stdout. */
export function parseResults(csv: string): Record<string, string>[] {
  if (csv !== '' && !csv.endsWith('\n')) throw new Error(`the last row is torn: ${csv.slice(-80)}`);
  const [header = [], ...rows]: string[][] = parse(csv, { bom: true });
  if (new Set(header).size < header.length) throw new Error(`a column is there twice: ${header}`);
  return rows.map((row) => Object.fromEntries(row.map((cell, column) => [header[column], cell])));
}

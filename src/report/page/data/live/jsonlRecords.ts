/**
 * Reads JSON Lines as they come, piece by piece: gives the cells of the objects that are whole by now, in the order of
 * `columns`. What is no object is left out; `null` and what is missing are empty.
 *
 * @see https://jsonlines.org
 *
 * @example
 * jsonlRecords(['model', 'cost_usd'])('{"cost_usd":0.5,"model":"m"}\n'); // [['m', '0.5']]
 */
export function jsonlRecords(columns: readonly string[]): (piece: string) => string[][] {
  let rest = '';
  return (piece) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    return lines.flatMap((line) => {
      const record = new Map(Object.entries(objectIn(line)));
      return record.size === 0 ? [] : [columns.map((name) => textOf(record.get(name)))];
    });
  };
}

function objectIn(line: string): object {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

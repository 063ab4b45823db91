/** The JSON of a line; `undefined` for a line that is none: it belongs to no request. */
export function parsedLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

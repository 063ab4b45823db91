import { StringDecoder } from 'node:string_decoder';

/**
 * Cuts pieces of JSON Lines into lines. Empty lines are left out.
 *
 * @returns Takes a piece; without one, the end: what stands behind the last line end is a line, too.
 *
 * @example
 * const take = jsonLines((line) => console.log(JSON.parse(line)));
 */
export function jsonLines(onLine: (line: string) => void): (piece?: Uint8Array) => void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  const tell = (line: string) => {
    if (line.trim() !== '') onLine(line);
  };
  return (piece) => {
    const text = piece === undefined ? decoder.end() : decoder.write(Buffer.from(piece));
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) tell(line);
    if (piece !== undefined) return;
    tell(rest);
    rest = '';
  };
}

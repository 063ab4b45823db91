/** A body that is longer than those of single calls, gathered while it comes, and parsed when it is there. */
export interface WholeBody {
  /** Begins anew, and takes pieces. */
  receive(): (piece: Uint8Array) => void;
  /** Throws a `SyntaxError` for what is no JSON. */
  json(): unknown;
}

/**
 * Gathers a JSON body for `HttpCall.receive`.
 *
 * @example
 * const whole = wholeBody();
 * const call = () => ({ method: 'GET' as const, url: 'http://localhost:9', headers: {}, receive: whole.receive() });
 */
export function wholeBody(): WholeBody {
  let pieces: Buffer[] = [];
  return {
    receive() {
      pieces = [];
      return (piece) => void pieces.push(Buffer.from(piece));
    },
    json() {
      const text = Buffer.concat(pieces).toString();
      pieces = [];
      return JSON.parse(text);
    },
  };
}

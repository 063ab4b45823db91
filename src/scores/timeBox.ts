import { createContext, Script } from 'node:vm';
import { isMarkedError, markErrors } from '../errors.js';

const TIME_LIMIT_ERROR = Symbol.for('parallamr.TimeLimitError');

/** Work that was stopped because it took too long. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';

  static {
    markErrors(TimeLimitError, TIME_LIMIT_ERROR);
  }

  /** Whether a value is a `TimeLimitError`, whichever copy of this package made it. */
  static isInstance(error: unknown): error is TimeLimitError {
    return isMarkedError(error, TIME_LIMIT_ERROR);
  }
}

/**
 * Runs work that may take for ever, such as a regular expression that backtracks, and stops it after `limitMs`
 * milliseconds of wall time. Work is stopped wherever it is, so it must be such that nobody misses its end.
 *
 * Starting the clock takes some 0.1 ms, so give it many small pieces of work at once. Throws a `TimeLimitError`, or what
 * the work throws.
 *
 * @see https://nodejs.org/api/vm.html#scriptruninthiscontextoptions on `timeout`
 *
 * @example
 * const matches = timeBox(500);
 * matches(() => /^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')); // throws after 0.5 s
 */
export function timeBox(limitMs: number): <Result>(work: () => Result) => Result {
  const inside: { run: () => void } = { run: () => undefined };
  const context = createContext(inside);
  const script = new Script('run()');

  return (work) => {
    let done: { readonly result: ReturnType<typeof work> } | undefined;
    inside.run = () => {
      done = { result: work() };
    };
    try {
      script.runInContext(context, { timeout: limitMs });
    } catch (error) {
      if (!isTimeout(error)) throw error;
    }
    if (done === undefined) throw new TimeLimitError(`it took longer than ${limitMs} ms`);
    return done.result;
  };
}

/** Of the realm that the script runs in, so it is no instance of our `Error`. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}

import { isMarkedError, markErrors } from '../../errors.js';
import type { Answer } from './answer.js';

/** What one check says of one answer. */
export interface Outcome {
  /** From 0 to 1; `undefined` where the check could not be done. */
  readonly score: number | undefined;
  /** What is missing or wrong; empty where nothing is. */
  readonly reason: string;
}

/** A check whose expectation has been read, ready for any number of answers. */
export type Check = (answer: Answer) => Outcome;

/**
 * Reads an expectation. Throws an `ExpectationError` for one that no answer can be held against.
 *
 * Checks read their expectation once for all rows that share it.
 */
export type CheckKind = (expected: string) => Check;

const EXPECTATION_ERROR = Symbol.for('parallamr.ExpectationError');

/** An expectation that is none, such as a pattern that is no regular expression: the check cannot be done. */
export class ExpectationError extends Error {
  override readonly name = 'ExpectationError';

  static {
    markErrors(ExpectationError, EXPECTATION_ERROR);
  }

  /** Whether a value is an `ExpectationError`, whichever copy of this package made it. */
  static isInstance(error: unknown): error is ExpectationError {
    return isMarkedError(error, EXPECTATION_ERROR);
  }
}

/** The outcome of a check that the answer has passed. */
export const PASSED: Outcome = { score: 1, reason: '' };

/** All or nothing. */
export function verdict(passed: boolean, reason: () => string): Outcome {
  return passed ? PASSED : { score: 0, reason: reason() };
}

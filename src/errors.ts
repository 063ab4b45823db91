import type { Allowance } from './allowance.js';
import type { FailureClass } from './failure.js';

export interface ProviderErrorOptions extends ErrorOptions {
  readonly failure: FailureClass;
  /** HTTP status of the answer, if there was one. */
  readonly status?: number | undefined;
  /** The provider's own code or type of the error, such as `insufficient_quota`. */
  readonly code?: string | undefined;
  /** Milliseconds that the server wants to be left alone for. `0` and less count as not said. */
  readonly delayMs?: number | undefined;
  /** What the refusal's headers say is left of the provider's allowance. */
  readonly allowance?: Allowance | undefined;
}

/** A call that brought no answer, already classified: retry, pace and halt only read it. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly failure: FailureClass;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly delayMs: number | undefined;
  readonly allowance: Allowance | undefined;

  constructor(
    message: string,
    { failure, status, code, delayMs, allowance, ...options }: ProviderErrorOptions,
  ) {
    super(message, options);
    this.failure = failure;
    this.status = status;
    this.code = code;
    this.delayMs = delayMs !== undefined && delayMs > 0 ? delayMs : undefined;
    this.allowance = allowance;
  }
}

/** The caller asked for something that cannot be done: a flag, a file, a column. Exit code 2, no stack trace. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
}

/** The input is broken from here on. Rows before it have run. */
export class InputError extends UsageError {
  override readonly name = 'InputError';
}

/** The results cannot be written any more, or must not be. */
export class OutputError extends UsageError {
  override readonly name = 'OutputError';
}

/** One row's own input is missing or refused (a document, a path, a parameter): its `error` result. */
export class RowError extends Error {
  override readonly name = 'RowError';
}

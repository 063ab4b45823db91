import type { Allowance } from './allowance.js';
import { type FailureClass, isFailureClass } from './failure.js';
import type { AnswerFacts } from './usage.js';

// Symbols of the whole process: `instanceof` would not know an error of another copy of this package, such as the one
// that a provider module brings along, or that a bundle holds.
const PROVIDER_ERROR = Symbol.for('parallamr.ProviderError');
const USAGE_ERROR = Symbol.for('parallamr.UsageError');
const INPUT_ERROR = Symbol.for('parallamr.InputError');
const OUTPUT_ERROR = Symbol.for('parallamr.OutputError');
const ROW_ERROR = Symbol.for('parallamr.RowError');

/** What is known of a call that brought no answer. */
export interface ProviderErrorOptions extends ErrorOptions {
  /** What it means for its row and its provider. */
  readonly failure: FailureClass;
  /** HTTP status of the answer, if there was one. */
  readonly status?: number | undefined;
  /** The provider's own code or type of the error, such as `insufficient_quota`. */
  readonly code?: string | undefined;
  /** Milliseconds that the server wants to be left alone for. `0` and less count as not said. */
  readonly delayMs?: number | undefined;
  /** What the refusal's headers say is left of the provider's allowance. */
  readonly allowance?: Allowance | undefined;
  /** What an answer that is of no use says of itself: it may have been paid for. */
  readonly answer?: AnswerFacts | undefined;
  /** Whether a refusal for the rate concerns all models of the account, and not the one that was called. Default `false`. */
  readonly ofAccount?: boolean | undefined;
  /** The request parameter that the model does not take, where that is why it was refused. */
  readonly parameter?: string | undefined;
  /** Whether it is this one text that is refused: too long, filtered. Other rows may be welcome. Default `false`. */
  readonly aboutRow?: boolean | undefined;
}

/** What an error says beside its message and its cause, in plain data. */
export function failureFacts(error: ProviderError): Omit<ProviderErrorOptions, 'cause'> {
  const { failure, status, code, delayMs, allowance, answer, parameter, aboutRow, ofAccount } = error;
  return { failure, status, code, delayMs, allowance, answer, parameter, aboutRow, ofAccount };
}

/**
 * A call that brought no answer, already classified: retry, pace and halt only read it.
 *
 * @example
 * throw new ProviderError('my-api answered 429', { failure: 'rate-limited', status: 429, delayMs: 7000 });
 */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly failure: FailureClass;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly delayMs: number | undefined;
  readonly allowance: Allowance | undefined;
  readonly answer: AnswerFacts | undefined;
  readonly parameter: string | undefined;
  readonly aboutRow: boolean;
  readonly ofAccount: boolean;

  static {
    markErrors(ProviderError, PROVIDER_ERROR);
  }

  constructor(
    message: string,
    {
      failure,
      status,
      code,
      delayMs,
      allowance,
      answer,
      parameter,
      aboutRow = false,
      ofAccount = false,
      ...options
    }: ProviderErrorOptions,
  ) {
    super(message, options);
    this.failure = failure;
    this.status = status;
    this.code = code;
    this.delayMs = delayMs !== undefined && delayMs > 0 ? delayMs : undefined;
    this.allowance = allowance;
    this.answer = answer;
    this.parameter = parameter;
    this.aboutRow = aboutRow;
    this.ofAccount = ofAccount;
  }

  /** The same failure, told or understood in another way. It may be one of another copy of this package. */
  static from(
    error: ProviderError,
    changes: Partial<ProviderErrorOptions> & { readonly message?: string },
  ): ProviderError {
    const { message, cause } = error;
    return new ProviderError(changes.message ?? message, { cause, ...failureFacts(error), ...changes });
  }

  /**
   * Whether a value is a `ProviderError`, whichever copy of this package made it. An error of another version whose
   * failure class is not known here is none.
   *
   * @example
   * catchError((error) => of(ProviderError.isInstance(error) ? error.failure : 'unknown'))
   */
  static isInstance(error: unknown): error is ProviderError {
    return isMarkedError(error, PROVIDER_ERROR) && 'failure' in error && isFailureClass(error.failure);
  }
}

/**
 * The caller asked for something that cannot be done: a flag, a file, a column. Exit code 2, no stack trace.
 *
 * @example
 * throw new UsageError('--prompt prompt.txt: there is no such file');
 */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';

  static {
    markErrors(UsageError, USAGE_ERROR);
  }

  /** Whether a value is a `UsageError`, an `InputError` or an `OutputError`, whichever copy of this package made it. */
  static isInstance(error: unknown): error is UsageError {
    return isMarkedError(error, USAGE_ERROR);
  }
}

/**
 * The input is broken from here on. Rows before it have run.
 *
 * @example
 * throw new InputError('rows.csv: line 7: a quote opens that is never closed');
 */
export class InputError extends UsageError {
  override readonly name = 'InputError';

  static {
    markErrors(InputError, INPUT_ERROR);
  }

  /** Whether a value is an `InputError`, whichever copy of this package made it. */
  static override isInstance(error: unknown): error is InputError {
    return isMarkedError(error, INPUT_ERROR);
  }
}

/**
 * The results cannot be written any more, or must not be.
 *
 * @example
 * throw new OutputError('cannot write results.csv: the disk is full');
 */
export class OutputError extends UsageError {
  override readonly name = 'OutputError';

  static {
    markErrors(OutputError, OUTPUT_ERROR);
  }

  /** Whether a value is an `OutputError`, whichever copy of this package made it. */
  static override isInstance(error: unknown): error is OutputError {
    return isMarkedError(error, OUTPUT_ERROR);
  }
}

/**
 * One row's own input is missing or refused (a document, a path, a parameter): its `error` result.
 *
 * @example
 * throw new RowError("the document 'a.pdf' is missing");
 */
export class RowError extends Error {
  override readonly name = 'RowError';

  static {
    markErrors(RowError, ROW_ERROR);
  }

  /** Whether a value is a `RowError`, whichever copy of this package made it. */
  static isInstance(error: unknown): error is RowError {
    return isMarkedError(error, ROW_ERROR);
  }
}

/** Marks the errors of a class. The mark is no field of the class: two copies of the package are to have the same types. */
export function markErrors(errorClass: { readonly prototype: object }, symbol: symbol): void {
  Object.defineProperty(errorClass.prototype, symbol, { value: true });
}

/** Whether a value bears the mark of an error class, whichever copy of this package made it. */
export function isMarkedError(error: unknown, symbol: symbol): error is Error {
  return typeof error === 'object' && error !== null && symbol in error;
}

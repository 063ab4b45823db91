import { isMarkedError, markErrors } from '../../errors.js';
import type { LeftReason } from '../../events.js';

const ROW_LEFT = Symbol.for('parallamr.RowLeft');

/** A row that ends without a result: it runs on `--resume`. Never leaves the run. */
export class RowLeft extends Error {
  override readonly name = 'RowLeft';

  static {
    markErrors(RowLeft, ROW_LEFT);
  }

  /** Whether a value is a `RowLeft`, whichever copy of this package made it. */
  static isInstance(error: unknown): error is RowLeft {
    return isMarkedError(error, ROW_LEFT);
  }

  constructor(readonly reason: LeftReason) {
    super(`row left: ${reason}`);
  }
}
